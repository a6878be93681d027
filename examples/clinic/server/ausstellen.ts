import { ausweisAusstellen } from "./ausweis.js";

// npx tsx server/ausstellen.ts konto_anna
console.log(ausweisAusstellen(process.argv[2] ?? "konto_anna", new Date()));
