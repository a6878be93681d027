import { Command, InvalidArgumentError, Option } from "commander";
import { type Target, targets } from "../targets.js";
import { type ExitCode, exit } from "./exit-code.js";
import { type RawFlags, readFlags, withCommonFlags } from "./flags.js";
import type { Terminal } from "./terminal.js";

type Finish = (code: ExitCode) => void;

/**
 * The command line. Each command's code is loaded only when it runs, so that asking for help costs next to nothing.
 * `finish` receives the exit code of the process.
 */
export function buildProgram(terminal: Terminal, version: string, finish: Finish): Command {
  const program = new Command("specwright")
    .description(
      "Compiles OpenSpec markdown into schemas, a typed server, an API description and an acceptance suite.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .showHelpAfterError("Run it with --help to see its arguments and options.")
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .addHelpText("after", examples("init", "check", "generate", "generate --check", "test"))
    .addHelpText("after", "Exit codes: 0 no problems, 1 problems found, 2 wrong arguments.\n");
  addInit(program, terminal, finish);
  addCheck(program, terminal, finish);
  addGenerate(program, terminal, finish);
  addScaffold(program, terminal, finish);
  addTest(program, terminal, finish);
  addBrief(program, terminal, finish);
  addVerify(program, terminal, finish);
  addArchive(program, terminal, finish);
  addDiff(program, terminal, finish);
  addImport(program, terminal, finish);
  return program;
}

const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ specwright ${line}\n`).join("")}`;

/** Several are applied in the order in which they are named. */
const changeOption = (verb: string): Option =>
  new Option(
    "--change <id>",
    `${verb} an active change as if it were archived; may be repeated, in that order`,
  )
    .argParser((id: string, ids: readonly string[]) => [...ids, id])
    .default([], "none");

function addInit(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program
      .command("init")
      .description(
        "add what a folder needs to be specified, generated and tested; never change existing lines",
      ),
    [],
  )
    .option("--yes", "write without asking")
    .addHelpText("after", examples("init", "init --yes", "init --project ../library"))
    .action(async (raw: RawFlags & { yes?: true }) => {
      const { init } = await import("./init.js");
      finish(await init({ ...readFlags(raw), yes: raw.yes === true }, terminal));
    });
}

interface RawCheckFlags {
  readonly explain?: string | true;
  readonly change: readonly string[];
  readonly changes?: true;
}

function addCheck(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program.command("check").description("report all problems of the specification; write nothing"),
    ["openspec", "features", "steps"],
  )
    .option(
      "--explain [id]",
      "print what each step sends and checks, of the scenarios whose id contains [id]",
    )
    .addOption(changeOption("check"))
    .option("--changes", "check every active change by itself, and say which touch the same requirement")
    .addHelpText(
      "after",
      examples(
        "check",
        "check --explain order-management/create",
        "check --change add-refunds",
        "check --changes",
        "check --format github",
        "check --project ../shop",
      ),
    )
    .action(async (raw: RawFlags & RawCheckFlags) => {
      const { explain = null, change: changes, changes: all = false } = raw;
      if (all && (changes.length > 0 || explain !== null)) {
        terminal.err(
          "error: --changes checks each active change, so it cannot be combined with --change or --explain.\n",
        );
        return finish(exit.misuse);
      }
      if (all) {
        const { checkChanges } = await import("./check-changes.js");
        return finish(await checkChanges(readFlags(raw), terminal));
      }
      const { check } = await import("./check.js");
      finish(await check({ ...readFlags(raw), explain, changes }, terminal));
    });
}

interface RawGenerateFlags {
  readonly check?: true;
  readonly force?: true;
  readonly watch?: true;
  readonly change: readonly string[];
  readonly target?: readonly Target[];
}

function addGenerate(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program.command("generate").description("generate files from the specification into the output folder"),
    ["openspec", "output", "features", "steps"],
  )
    .option(
      "--check",
      "write nothing; fail where a generated file is missing, out of date, edited or left over",
    )
    .option("--force", "overwrite or delete generated files that were changed by hand")
    .addOption(changeOption("generate for"))
    .option("--watch", "keep running and generate whenever the specification changes")
    .addOption(
      new Option(
        "--target <name...>",
        "only this output, in this run (default: those of the settings)",
      ).choices(targets),
    )
    .addHelpText(
      "after",
      examples(
        "generate",
        "generate --check --format github",
        "generate --watch",
        "generate --change add-refunds",
        "generate --target python",
        "generate --output src/generated",
      ),
    )
    .action(async (raw: RawFlags & RawGenerateFlags) => {
      const { check = false, force = false, watch = false, change: changes, target: targets = [] } = raw;
      if (check && (force || watch)) {
        terminal.err(`error: --check writes nothing, so it cannot be combined with --force or --watch.\n`);
        return finish(exit.misuse);
      }
      const { generate } = await import("./generate.js");
      finish(await generate({ ...readFlags(raw), check, force, watch, changes, targets }, terminal));
    });
}

function addScaffold(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program.command("scaffold").description("write missing handlers and steps; never change existing lines"),
    ["openspec", "output", "features", "steps", "handlers", "app"],
  )
    .addOption(changeOption("write for"))
    .addHelpText(
      "after",
      examples("scaffold", "scaffold --change add-refunds", "scaffold --handlers src/handlers"),
    )
    .action(async (raw: RawFlags & { change: readonly string[] }) => {
      const { scaffold } = await import("./scaffold.js");
      finish(await scaffold({ ...readFlags(raw), changes: raw.change }, terminal));
    });
}

interface RawTestFlags {
  readonly baseUrl?: string;
  readonly start?: string;
  readonly tags?: string;
  readonly change: readonly string[];
  readonly html?: string;
}

function addTest(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program
      .command("test")
      .description("run every scenario over HTTP, in process or against a running server"),
    ["openspec", "output", "features", "steps", "app"],
  )
    .argument("[name...]", "only scenarios whose name matches one of these, as regular expressions")
    .option("--base-url <url>", "a running server to test, instead of the application in this process")
    .option(
      "--start <command>",
      "command that starts the server of --base-url for this run; it is stopped afterwards",
    )
    .addOption(changeOption("test"))
    .option("--tags <expression>", "only scenarios with these tags (default: not @slo)")
    .option("--html <file>", "also write an HTML page of requirements, scenarios and the result of each step")
    .addHelpText(
      "after",
      examples(
        "test",
        "test --html reports/acceptance.html",
        "test 'An empty cart'",
        "test --tags @slo",
        "test --change add-refunds",
        "test --base-url http://127.0.0.1:3000",
        "test --start 'PORT=3100 python -m shop' --base-url http://127.0.0.1:3100",
      ),
    )
    .action(async (names: readonly string[], raw: RawFlags & RawTestFlags) => {
      const { baseUrl = null, start = null, tags = null, change: changes, html = null } = raw;
      if (start !== null && baseUrl === null) {
        terminal.err("error: --start needs --base-url, the address at which the server will answer.\n");
        return finish(exit.misuse);
      }
      const { test } = await import("./test.js");
      finish(await test({ ...readFlags(raw), names, baseUrl, start, tags, changes, html }, terminal));
    });
}

function addBrief(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program
      .command("brief")
      .description(
        "say what is left to do, for an assistant: problems, scenarios as they run now, handlers, rules",
      ),
    ["openspec", "output", "features", "steps", "handlers", "app"],
  )
    .addOption(changeOption("speak of"))
    .addHelpText("after", examples("brief", "brief --change add-refunds", "brief --format json"))
    .action(async (raw: RawFlags & { change: readonly string[] }) => {
      const { brief } = await import("./brief/brief.js");
      finish(await brief({ ...readFlags(raw), changes: raw.change }, terminal));
    });
}

interface RawVerifyFlags {
  readonly base?: string;
  readonly baseUrl?: string;
  readonly start?: string;
  readonly install?: string;
  readonly allowDeclared: number;
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number.");
}

const verifyPlaces = ["openspec", "output", "features", "steps", "app"] as const;

/** The options of the two commands that verify a change. */
function withVerifyFlags(command: Command): Command {
  return withCommonFlags(command, verifyPlaces)
    .option("--base <ref>", "the commit before the work on it (default: where the branch left the main one)")
    .option("--install <command>", "installs the packages of the base where its lockfile is another one")
    .addOption(
      new Option(
        "--allow-declared <n>",
        "how many scenarios of the change may be declared for people to judge",
      )
        .argParser(wholeNumber)
        .default(0),
    )
    .option("--base-url <url>", "judge the server at this address, in place of the project's application")
    .option("--start <command>", "command that starts the server of --base-url, at the base and now");
}

function readVerifyFlags(raw: RawFlags & RawVerifyFlags) {
  const { base = null, baseUrl = null, start = null, install = null, allowDeclared } = raw;
  return { ...readFlags(raw), base, baseUrl, start, install, allowDeclared };
}

function addVerify(program: Command, terminal: Terminal, finish: Finish): void {
  withVerifyFlags(
    program
      .command("verify")
      .description(
        "run the scenarios of a change on the code before it and on the present code; keep what that shows",
      )
      .argument("[change]", "the id of an active change"),
  )
    .option("--archived <base..head>", "verify again each change that was archived between two commits")
    .addHelpText(
      "after",
      examples("verify add-refunds", "verify add-refunds --base main", "verify --archived origin/main..HEAD"),
    )
    .action(async (change: string | undefined, raw: RawFlags & RawVerifyFlags & { archived?: string }) => {
      const flags = readVerifyFlags(raw);
      const { archived: range } = raw;
      if ((change === undefined) === (range === undefined) || (range !== undefined && flags.base !== null)) {
        terminal.err("error: Name a change, or the commits of --archived, which has its own base.\n");
        return finish(exit.misuse);
      }
      const { verify, verifyAllArchived } = await import("./verify/verify.js");
      finish(
        range === undefined
          ? await verify({ ...flags, change: change ?? "" }, terminal)
          : await verifyAllArchived({ ...flags, range }, terminal),
      );
    });
}

function addArchive(program: Command, terminal: Terminal, finish: Finish): void {
  withVerifyFlags(
    program
      .command("archive")
      .description("verify a change, and archive it with OpenSpec where every scenario of it is green")
      .argument("<change>", "the id of an active change"),
  )
    .addHelpText("after", examples("archive add-refunds", "archive add-refunds --base main"))
    .action(async (change: string, raw: RawFlags & RawVerifyFlags) => {
      const { archive } = await import("./verify/archive.js");
      finish(await archive({ ...readVerifyFlags(raw), change }, terminal));
    });
}

interface RawDiffFlags {
  readonly markdown?: true;
  readonly failOn?: "breaking";
}

function addDiff(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program
      .command("diff")
      .description("say what a change makes of the specification, or what changed since a commit or a folder")
      .argument("<other>", "an active change, a folder with another state of the project, or a commit"),
    ["openspec", "output", "features", "steps"],
  )
    .option("--markdown", "for a comment on a pull request")
    .addOption(
      new Option("--fail-on <effect>", "end with 1 where there is such a change").choices(["breaking"]),
    )
    .addHelpText(
      "after",
      examples("diff add-refunds", "diff main", "diff main --markdown --fail-on breaking", "diff ../before"),
    )
    .action(async (other: string, raw: RawFlags & RawDiffFlags) => {
      const { markdown = false, failOn } = raw;
      const flags = readFlags(raw);
      if (markdown && flags.format !== "pretty") {
        terminal.err("error: --markdown is a format of its own, so it cannot be combined with --format.\n");
        return finish(exit.misuse);
      }
      const { diff } = await import("./diff/diff.js");
      finish(await diff({ ...flags, other, markdown, failOnBreaking: failOn === "breaking" }, terminal));
    });
}

function addImport(program: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(
    program
      .command("import")
      .description(
        "write an OpenAPI document as a specification, and list what it cannot say; overwrite nothing",
      ),
    [],
  )
    .argument(
      "<file>",
      "a document of OpenAPI 3.0 or 3.1, in JSON or YAML, with what it refers to in its folder",
    )
    .option("--output <folder>", "where the specification goes", "openspec")
    .addHelpText(
      "after",
      examples(
        "import openapi.yaml",
        "import api/openapi.json --output openspec",
        "import openapi.yaml --format json",
      ),
    )
    .action(async (file: string, raw: Omit<RawFlags, "output"> & { output: string }) => {
      const { output, ...flags } = raw;
      const { importDocument } = await import("./import.js");
      finish(await importDocument({ ...readFlags(flags), file, folder: output }, terminal));
    });
}
