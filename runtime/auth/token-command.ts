/** Prints a token: `npm run token -- ann`, `npm run token -- --user user_ann --role admin --minutes 60`. */
import { parseArgs } from "node:util";
import { authSettingsOf } from "./auth-settings.js";
import { tokenMint } from "./bearer.js";

const USAGE = "npm run token -- --user user_ann [--role admin] [--minutes 60]";

function exitWithError(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function given() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        user: { type: "string" },
        role: { type: "string", multiple: true, default: [] },
        minutes: { type: "string", default: "60" },
      },
    });
  } catch (error) {
    return exitWithError(`${error instanceof Error ? error.message : error}\nUse: ${USAGE}`);
  }
}

const { values, positionals } = given();
const { role, minutes } = values;
const [short] = positionals;
// Users of the shop have a prefix, which a person need not type.
const user = values.user ?? (short === undefined ? "" : `user_${short.replace(/^user_/, "")}`);
if (user === "" || positionals.length > 1)
  exitWithError(`The user is missing: expected --user. Use: ${USAGE}`);
if (!/^\d{1,6}(\.\d+)?$/.test(minutes) || Number(minutes) === 0)
  exitWithError(`--minutes must be a number above 0, not "${minutes}".`);
const reading = authSettingsOf(process.env, "127.0.0.1");
if (reading.kind === "unfit") exitWithError(reading.problem);
if (reading.settings.wellKnown)
  console.error(
    "Signed with the secret for development, which is public: use the token for development only.",
  );
console.log(tokenMint(reading.settings)({ caller: user, roles: role }, new Date(), Number(minutes)));
