import type { Credentials } from "@specwright/acceptance";
import { ausweisAusstellen } from "../../server/ausweis.js";

/** Das Personal hat Konten der Praxis, alle anderen eigene. */
const credentials: Credentials = (name, role, at, id) => ({
  authorization: `Bearer ${ausweisAusstellen(role === "praxis" ? `team_${name}` : id, at)}`,
});
export default credentials;
