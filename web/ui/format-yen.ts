const grouped = (amount: number): string => `${Math.abs(amount)}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** `12,000円`. */
export const formatYen = (amount: number): string => `${amount < 0 ? '-' : ''}${grouped(amount)}円`;

/** `12,000` for table columns whose head says 円. */
export const formatAmount = (amount: number): string => `${amount < 0 ? '-' : ''}${grouped(amount)}`;
