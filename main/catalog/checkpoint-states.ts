// What a checkpoint and its thread tell each other in memory they share.

/** `over`: done, failed, or called off before it was begun. */
export const checkpointStates = { ordered: 0, running: 1, over: 2 } as const;

export interface CheckpointOrder {
  readonly file: string;
  /** One number, of `checkpointStates`. */
  readonly state: Int32Array<SharedArrayBuffer>;
}
