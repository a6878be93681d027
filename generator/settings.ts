/** What a project may ask of its specification, beside what always holds. Read from `specwright:` in config.yaml. */
export interface Settings {
  /** The name of the API, as openapi.json shows it. */
  readonly title: string;
  /** `**Key**:` lines that every requirement must carry, such as `Priority`. */
  readonly requireMeta: readonly string[];
  /** Whether every scenario must have a WHEN and a THEN. */
  readonly requireGivenWhenThen: boolean;
}

export const defaultSettings: Settings = { title: "API", requireMeta: [], requireGivenWhenThen: false };
