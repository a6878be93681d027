import type { Store } from "../store.js";

/** How a group of tests comes by its store: a fresh and empty one for each test. */
export type FreshStore = () => Store;
