/** Reports to operators what no answer says: a fault of a background job, or money that came too late. */
export type Report = (line: string) => void;

/** Where nobody said where to. */
export const reportToConsole: Report = (line) => console.error(line);
