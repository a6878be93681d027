import { AfterAll } from "@cucumber/cucumber";
import { endAll } from "../support/durable-shop.js";

AfterAll({ timeout: 30_000 }, endAll);
