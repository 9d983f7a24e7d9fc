/** One member of the room. */
export interface Client {
  /** Changes of the document that have come. */
  readonly changes: number;
  /** Says something in the chat; resolves when it is known to have been heard by all. */
  say(text: string): Promise<void>;
  close(): void;
}

export interface Side {
  /** A member that has the room's document. */
  connect(): Promise<Client>;
  close(): Promise<void>;
}

/** Runs a server with an empty room. */
export type OpenSide = () => Promise<Side>;
