// Loaded before the shop: where it opens its store, it opens one that is broken on purpose. Nothing in runtime/ knows.
import { register } from "node:module";

register("./resolve.mjs", import.meta.url);
