export interface DoorOptions {
  readonly port: number;
  /** Where moto listens, such as `http://127.0.0.1:40123`. */
  readonly moto: string;
  readonly ministack: string;
  readonly managementAccount: string;
  readonly region: string;
  readonly logFile: string;
  readonly token: string;
  /** What `state()` gave before the last stop. */
  readonly state?: unknown;
}

export interface Door {
  readonly port: number;
  /** Lets running requests finish and takes no new ones. */
  close(): Promise<void>;
  /** Plain data, for the next start. */
  state(): unknown;
}

/** What the daemon asks of the front door. */
export type StartDoor = (options: DoorOptions) => Promise<Door>;
