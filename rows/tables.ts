/** The tables by the names of their constructs: a restored one has another physical name and the same rows. */
export type TableName =
  | 'TenantData'
  | 'Audit'
  | 'Control'
  | 'Session'
  | 'Keystore'
  | 'Operator'
  | 'OperatorSession';
