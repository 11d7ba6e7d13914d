/** A scanner's finding that we live with. The reason is the decision record's title; the record says why. */
export type Acknowledgement = {
  readonly stack:
    | 'Audit'
    | 'Backup'
    | 'Data'
    | 'Deploy'
    | 'Foundation'
    | 'Identity'
    | 'Lifecycle'
    | 'Messaging'
    | 'Monitoring'
    | 'Network'
    | 'OperatorApi'
    | 'OperatorData'
    | 'Osaka'
    | 'TenantApi';
  /** Construct path below the stack. @default the whole stack */
  readonly path?: string;
  readonly findings: readonly string[];
  readonly because: string;
  /** File in docs/decisions without its ending. */
  readonly decision: string;
};
