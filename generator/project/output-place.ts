/** Where generated files go. */
export interface OutputPlace {
  /** The project's folder, which no write may leave. */
  readonly root: string;
  /** The output folder, absolute. */
  readonly output: string;
}
