export interface Order {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
  readonly state: 'placed' | 'confirmed';
  /** ISO 8601. */
  readonly placedAt: string;
  readonly confirmedAt?: string;
}

export interface Page {
  readonly orders: readonly Order[];
  /** The cursor of the next page; absent on the last. */
  readonly next?: string;
}
