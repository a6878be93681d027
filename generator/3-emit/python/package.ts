import { type Emitter, outputFile } from "../output-file.js";
import { heading } from "../text/module.js";
import { print } from "../text/print.js";
import { docstring } from "./text/docstring.js";

/** The package that all Python files are in. */
export function pythonPath(file: string): string {
  return `python/contract/${file}`;
}

/** What makes the files an installable package with types. */
export const packageFiles: Emitter = ({ title }) => [
  outputFile("python/pyproject.toml", {}, () => metadata),
  outputFile(pythonPath("__init__.py"), { title }, packageText),
  outputFile(pythonPath("py.typed"), {}, () => `# ${heading}\n`),
];

function packageText({ title }: { readonly title: string }): string {
  const says = `What ${title} promises: models, errors, handlers to write, routes and the application.`;
  return `# ${heading}\n${print(docstring(says, 0))}\n`;
}

const metadata = `# ${heading}

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "contract"
version = "0"
description = "Generated from a specification."
requires-python = ">=3.11"
dependencies = ["fastapi", "pydantic>=2.12", "specwright-http"]

[tool.hatch.build.targets.wheel]
packages = ["contract"]

[tool.ruff]
line-length = 100
target-version = "py311"

[tool.ruff.lint]
select = ["A", "B", "C4", "E", "F", "I", "PIE", "RET", "RUF", "SIM", "UP", "W"]
# Texts come from the specification: their length, their letters and their names are its own.
ignore = ["A003", "E501", "RUF001", "RUF002", "RUF003", "RUF012"]

[tool.mypy]
python_version = "3.11"
strict = true
`;
