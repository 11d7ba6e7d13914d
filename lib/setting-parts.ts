/** Where this stage is deployed from. */
export type DeploySettings = {
  /** `owner/name` on GitHub. */
  readonly repository: string;
};

export type AlarmSettings = {
  /** Who is told. The address confirms by a link that SNS sends to it. */
  readonly mailTo: string;
};

/** A row of law that we shipped as pending and that has become law: its id in domain/rules, and its days. */
export type LawRowSettings = { readonly id: string; readonly validFrom: string; readonly validTo?: string };
