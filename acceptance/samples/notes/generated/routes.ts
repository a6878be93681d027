export { contract } from "../../../testing/notes.js";
