/** Tiers differ in the numbers of their profile and in nothing else (A7). */
export const TIERS = ['development', 'acceptance', 'production', 'playground'] as const;
export type Tier = (typeof TIERS)[number];

/** The closed list of numbers in which environments differ. */
export interface Profile {
  /** Days that logs are kept in the environment; one of CloudWatch Logs' own values. */
  readonly logRetentionDays: number;
  /** MB of each function, 128 to 10,240. */
  readonly functionMemory: number;
  /** Seconds that a function may run behind the API, at most 29 (the integration's own limit). */
  readonly functionTimeout: number;
  /** Steady requests a second of each stage, and the burst above it. */
  readonly apiRate: number;
  readonly apiBurst: number;
  /** GB of the API's response cache, one of API Gateway's sizes. */
  readonly apiCacheSize: '0.5' | '1.6' | '6.1' | '13.5';
  /** Seconds that a cached response lives, at most 3,600. */
  readonly apiCacheSeconds: number;
  /** Requests of one address in five minutes before the firewall blocks it; at least 10 (WAF's own limit). */
  readonly firewallRate: number;
  /** Days to which a table can be restored, 1 to 35. */
  readonly recoveryDays: number;
  /** Days that replaced and deleted objects are kept. */
  readonly versionDays: number;
  /** Tables, pools and stacks refuse to be deleted. */
  readonly deletionProtection: boolean;
  /** Deliveries of an event before it goes to the dead-letter queue. */
  readonly deliveries: number;
  /** Events that a consumer works on at once, at least 2 (Lambda's own limit). */
  readonly consumerConcurrency: number;
  /** Alarm thresholds: faults in five minutes, milliseconds at the 95th percentile, seconds of an event's age. */
  readonly alarmErrors: number;
  readonly alarmLatency: number;
  readonly alarmEventAge: number;
}

const DEVELOPMENT: Profile = {
  logRetentionDays: 14,
  functionMemory: 512,
  functionTimeout: 10,
  apiRate: 50,
  apiBurst: 100,
  apiCacheSize: '0.5',
  apiCacheSeconds: 60,
  firewallRate: 2000,
  recoveryDays: 7,
  versionDays: 7,
  deletionProtection: false,
  deliveries: 3,
  consumerConcurrency: 2,
  alarmErrors: 5,
  alarmLatency: 3000,
  alarmEventAge: 900,
};

export const PROFILES: Readonly<Record<Tier, Profile>> = {
  development: DEVELOPMENT,
  acceptance: {
    ...DEVELOPMENT,
    logRetentionDays: 30,
    apiRate: 200,
    apiBurst: 400,
    recoveryDays: 14,
    versionDays: 30,
    consumerConcurrency: 5,
  },
  production: {
    ...DEVELOPMENT,
    logRetentionDays: 365,
    functionMemory: 1024,
    apiRate: 1000,
    apiBurst: 2000,
    apiCacheSize: '1.6',
    recoveryDays: 35,
    versionDays: 90,
    deletionProtection: true,
    deliveries: 5,
    consumerConcurrency: 20,
    alarmErrors: 1,
    alarmLatency: 1000,
    alarmEventAge: 300,
  },
  playground: DEVELOPMENT,
};
