// Where the server writes what only a person looking for a bug needs. Callers never pass secrets, addresses or paths asked for.

/** Takes one entry; a stack may span lines. */
export type Log = (entry: string) => void;
