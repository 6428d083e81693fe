/** The environment of a process. */

/** The environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>
