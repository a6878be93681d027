import * as library from "@cucumber/gherkin";
import { type Gherkin, gherkinOf } from "../gherkin.js";

/** The parser of this repository's Cucumber. */
export const gherkin: Gherkin = gherkinOf(library);
