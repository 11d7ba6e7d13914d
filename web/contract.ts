// Written by `npm run contract` from the endpoints' schemas: change those.
/* eslint-disable max-lines */

type ListApplicantsQuery = {
  readonly text?: string;
  readonly id?: string;
};

type ListApplicantsAnswer = {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly isActive: boolean;
  }[];
  readonly isCut: boolean;
};

type AnswerChallengeBody = {
  readonly challengeId: string;
  readonly newPassword: string;
};

type AnswerChallengeAnswer = {
  readonly outcome: 'signed-in';
  readonly csrfToken: string;
  readonly user: {
    readonly id: string;
    readonly name: string;
  };
};

type LogInBody = {
  readonly companyCode: string;
  readonly loginId: string;
  readonly password: string;
};

type LogInAnswer = {
  readonly outcome: 'signed-in';
  readonly csrfToken: string;
  readonly user: {
    readonly id: string;
    readonly name: string;
  };
} | {
  readonly outcome: 'new-password-required';
  readonly challengeId: string;
  readonly policy: {
    readonly minimumLength: number;
  };
};

type RequestPasswordResetBody = {
  readonly companyCode: string;
  readonly email: string;
};

type ResetPasswordBody = {
  readonly token: string;
  readonly newPassword: string;
};

type InspectResetLinkBody = {
  readonly token: string;
};

type InspectResetLinkAnswer = {
  readonly companyName: string;
  readonly personName: string;
  readonly policy: {
    readonly minimumLength: number;
  };
  readonly expiresAt: string;
};

type ListClaimsQuery = {
  readonly scope: 'company';
  readonly status: 'submitted' | 'returned' | 'rejected' | 'approved' | 'confirmed';
  readonly applicantId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly limit?: string;
  readonly cursor?: string;
} | {
  readonly scope?: 'mine';
  readonly status?: 'draft' | 'submitted' | 'returned' | 'rejected' | 'approved' | 'confirmed';
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly limit?: string;
  readonly cursor?: string;
};

type ListClaimsAnswer = {
  readonly items: readonly ({
    readonly id: string;
    readonly number?: string;
    readonly title: string;
    readonly status: 'draft' | 'submitted' | 'returned' | 'rejected' | 'approved' | 'confirmed';
    readonly applicantName: string;
    readonly departmentName: string;
    readonly total: number;
    readonly tax: number;
    readonly version: number;
    readonly updatedAt: string;
    readonly submittedAt?: string;
    readonly stepName?: string;
  })[];
  readonly nextCursor?: string;
  readonly searchedTo?: string;
};

type CreateClaimBody = {
  readonly id: string;
  readonly title: string;
  readonly departmentId: string;
  readonly trip?: {
    readonly destination?: string;
    readonly startOn?: string;
    readonly endOn?: string;
  };
  readonly lines: readonly ({
    readonly id: string;
    readonly itemCode?: string;
    readonly spentOn?: string;
    readonly amount?: number;
    readonly parts?: readonly ({
      readonly rate: 'standard' | 'reduced' | 'old-8' | 'exempt' | 'out-of-scope';
      readonly amount?: number;
      readonly statedTax?: number;
    })[];
    readonly paidBy?: 'employee' | 'corporate-card';
    readonly purpose?: 'trip' | 'ordinary';
    readonly supplier?: {
      readonly name: string;
      readonly registrationNumber?: string;
      readonly kind?: 'corporation' | 'individual';
    };
    readonly memo?: string;
    readonly journey?: {
      readonly from: string;
      readonly to: string;
      readonly isRoundTrip: boolean;
    };
    readonly lodging?: {
      readonly city?: string;
      readonly nights?: number;
    };
    readonly perDiemDays?: number;
    readonly participants?: {
      readonly headcount?: number;
      readonly outside?: readonly {
        readonly company: string;
        readonly name: string;
        readonly relation?: string;
      }[];
      readonly isStaffOnly?: boolean;
      readonly staffMeal?: {
        readonly as: 'welfare' | 'meeting';
        readonly reason: string;
      };
      readonly shop?: string;
      readonly address?: string;
    };
    readonly overCapReason?: string;
    readonly rateReason?: string;
    readonly besideTripReason?: string;
    readonly duplicateReason?: string;
    readonly quantity?: number;
    readonly isSameTransaction?: boolean;
    readonly refund?: {
      readonly original?: {
        readonly claimId: string;
        readonly lineId: string;
      };
      readonly purchasedOn?: string;
      readonly purchasedYen?: number;
    };
    readonly evidenceIds?: readonly string[];
  })[];
  readonly sitting?: string;
};

type CreateClaimAnswer = {
  readonly id: string;
  readonly number?: string;
  readonly status: 'draft' | 'submitted' | 'returned' | 'rejected' | 'approved' | 'confirmed';
  readonly version: number;
  readonly edition: number;
  readonly applicant: {
    readonly id: string;
    readonly name: string;
  };
  readonly department: {
    readonly id: string;
    readonly name: string;
  };
  readonly title: string;
  readonly trip?: {
    readonly destination?: string;
    readonly startOn?: string;
    readonly endOn?: string;
  };
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt?: string;
  readonly approvedAt?: string;
  readonly returned?: {
    readonly byName: string;
    readonly at: string;
    readonly reason: string;
  };
  readonly rejected?: {
    readonly byName: string;
    readonly at: string;
    readonly reason: string;
  };
  readonly confirmed?: {
    readonly byName: string;
    readonly at: string;
  };
  readonly route?: {
    readonly step: number;
    readonly steps: readonly {
      readonly name: string;
      readonly approverNames: readonly string[];
      readonly isStandIn?: boolean;
      readonly passed?: {
        readonly byName: string;
        readonly at: string;
      };
    }[];
  };
  readonly lines: readonly ({
    readonly id: string;
    readonly itemCode?: string;
    readonly spentOn?: string;
    readonly amount?: number;
    readonly parts?: readonly {
      readonly rate: string;
      readonly amount?: number;
      readonly statedTax?: number;
    }[];
    readonly paidBy?: 'employee' | 'corporate-card';
    readonly purpose?: 'trip' | 'ordinary';
    readonly supplier?: {
      readonly name: string;
      readonly registrationNumber?: string;
      readonly kind?: 'corporation' | 'individual';
    };
    readonly memo?: string;
    readonly journey?: {
      readonly from: string;
      readonly to: string;
      readonly isRoundTrip: boolean;
    };
    readonly lodging?: {
      readonly city?: string;
      readonly nights?: number;
    };
    readonly perDiemDays?: number;
    readonly participants?: {
      readonly headcount?: number;
      readonly outside?: readonly {
        readonly company: string;
        readonly name: string;
        readonly relation?: string;
      }[];
      readonly isStaffOnly?: boolean;
      readonly staffMeal?: {
        readonly as: 'welfare' | 'meeting';
        readonly reason: string;
      };
      readonly shop?: string;
      readonly address?: string;
    };
    readonly overCapReason?: string;
    readonly rateReason?: string;
    readonly besideTripReason?: string;
    readonly duplicateReason?: string;
    readonly quantity?: number;
    readonly isSameTransaction?: boolean;
    readonly refund?: {
      readonly original?: {
        readonly claimId: string;
        readonly lineId: string;
      };
      readonly purchasedOn?: string;
      readonly purchasedYen?: number;
    };
    readonly evidenceIds?: readonly string[];
  })[];
  readonly verdict: {
    readonly lines: readonly ({
      readonly lineId: string;
      readonly evidence: {
        readonly need: string;
        readonly isMet: boolean;
        readonly because: {
          readonly severity: 'block' | 'warn' | 'info';
          readonly kind: string;
          readonly rule?: string;
          readonly field: string;
          readonly text: string;
          readonly law?: {
            readonly says: string;
            readonly articles?: string;
          };
          readonly facts: Readonly<Record<string, string | number>>;
        };
      };
      readonly parts: readonly {
        readonly rate: string;
        readonly gross: number;
        readonly ratePercent: number;
        readonly isStatedTax: boolean;
        readonly containedTax: number;
        readonly deductibleTax: number;
        readonly cost: number;
        readonly taxCode: string;
        readonly deduction: string;
        readonly sharePercent: number;
      }[];
      readonly registration?: {
        readonly number: string;
        readonly status: 'unverified';
      };
      readonly account: {
        readonly code: string;
        readonly name: string;
      };
      readonly perHead?: number;
      readonly findings: readonly ({
        readonly severity: 'block' | 'warn' | 'info';
        readonly kind: string;
        readonly rule?: string;
        readonly field: string;
        readonly text: string;
        readonly law?: {
          readonly says: string;
          readonly articles?: string;
        };
        readonly facts: Readonly<Record<string, string | number>>;
      })[];
    })[];
    readonly total: number;
    readonly tax: number;
    readonly payable: number;
    readonly byCard: number;
    readonly findings: readonly ({
      readonly severity: 'block' | 'warn' | 'info';
      readonly kind: string;
      readonly rule?: string;
      readonly field: string;
      readonly text: string;
      readonly law?: {
        readonly says: string;
        readonly articles?: string;
      };
      readonly facts: Readonly<Record<string, string | number>>;
    })[];
    readonly canSubmit: boolean;
  };
  readonly evidence: readonly ({
    readonly id: string;
    readonly fileName: string;
    readonly contentType: string;
    readonly size: number;
    readonly status: 'reserved' | 'stored';
    readonly uploadedAt?: string;
    readonly looks?: 'sound' | 'damaged' | 'encrypted' | 'misnamed' | 'unknown';
  })[];
  readonly allowed: {
    readonly save: boolean;
    readonly submit: boolean;
    readonly withdraw: boolean;
    readonly discard: boolean;
    readonly vote: boolean;
    readonly confirm: boolean;
    readonly copy: boolean;
  };
  readonly originals?: readonly ({
    readonly claimId: string;
    readonly claimNumber: string;
    readonly lineId: string;
    readonly itemCode: string;
    readonly spentOn: string;
    readonly amount: number;
    readonly supplier: {
      readonly name: string;
      readonly registrationNumber?: string;
      readonly kind?: 'corporation' | 'individual';
    };
    readonly memo: string;
    readonly paidBy: 'employee' | 'corporate-card';
    readonly purpose: 'trip' | 'ordinary';
    readonly parts: readonly {
      readonly rate: string;
      readonly gross: number;
      readonly ratePercent: number;
      readonly isStatedTax: boolean;
      readonly containedTax: number;
      readonly deductibleTax: number;
      readonly cost: number;
      readonly taxCode: string;
      readonly deduction: string;
      readonly sharePercent: number;
    }[];
    readonly account: {
      readonly code: string;
      readonly name: string;
    };
    readonly registration?: {
      readonly number: string;
      readonly status: 'unverified';
    };
    readonly refunded: readonly {
      readonly rate: string;
      readonly amount: number;
    }[];
  })[];
  readonly entries?: readonly ({
    readonly serial?: number;
    readonly claimId: string;
    readonly claimNumber: string;
    readonly postedOn: string;
    readonly spentOn?: string;
    readonly enteredAt?: string;
    readonly lines: readonly ({
      readonly side: 'debit' | 'credit';
      readonly account: {
        readonly code: string;
        readonly name: string;
      };
      readonly subAccount?: string;
      readonly department?: {
        readonly id: string;
        readonly name: string;
      };
      readonly taxCode: string;
      readonly taxLabel: string;
      readonly amount: number;
      readonly deductibleTax?: number;
      readonly isInputTax?: boolean;
      readonly isPayable?: boolean;
      readonly memoHead?: string;
      readonly lineIds?: readonly string[];
      readonly memo: string;
    })[];
    readonly trace: readonly {
      readonly lineId: string;
      readonly rule: string;
      readonly says: string;
    }[];
    readonly reverses?: number;
  })[];
};

type DiscardClaimQuery = {
  readonly expectedVersion: string;
};

type SaveClaimBody = {
  readonly title: string;
  readonly departmentId: string;
  readonly trip?: {
    readonly destination?: string;
    readonly startOn?: string;
    readonly endOn?: string;
  };
  readonly lines: readonly ({
    readonly id: string;
    readonly itemCode?: string;
    readonly spentOn?: string;
    readonly amount?: number;
    readonly parts?: readonly ({
      readonly rate: 'standard' | 'reduced' | 'old-8' | 'exempt' | 'out-of-scope';
      readonly amount?: number;
      readonly statedTax?: number;
    })[];
    readonly paidBy?: 'employee' | 'corporate-card';
    readonly purpose?: 'trip' | 'ordinary';
    readonly supplier?: {
      readonly name: string;
      readonly registrationNumber?: string;
      readonly kind?: 'corporation' | 'individual';
    };
    readonly memo?: string;
    readonly journey?: {
      readonly from: string;
      readonly to: string;
      readonly isRoundTrip: boolean;
    };
    readonly lodging?: {
      readonly city?: string;
      readonly nights?: number;
    };
    readonly perDiemDays?: number;
    readonly participants?: {
      readonly headcount?: number;
      readonly outside?: readonly {
        readonly company: string;
        readonly name: string;
        readonly relation?: string;
      }[];
      readonly isStaffOnly?: boolean;
      readonly staffMeal?: {
        readonly as: 'welfare' | 'meeting';
        readonly reason: string;
      };
      readonly shop?: string;
      readonly address?: string;
    };
    readonly overCapReason?: string;
    readonly rateReason?: string;
    readonly besideTripReason?: string;
    readonly duplicateReason?: string;
    readonly quantity?: number;
    readonly isSameTransaction?: boolean;
    readonly refund?: {
      readonly original?: {
        readonly claimId: string;
        readonly lineId: string;
      };
      readonly purchasedOn?: string;
      readonly purchasedYen?: number;
    };
    readonly evidenceIds?: readonly string[];
  })[];
  readonly expectedVersion: number;
  readonly sitting?: string;
};

type ConfirmClaimBody = {
  readonly expectedVersion: number;
};

type CopyClaimBody = {
  readonly id: string;
};

type ShowTimelineAnswer = {
  readonly items: readonly ({
    readonly at: string;
    readonly byName: string;
    readonly act: 'create' | 'save' | 'submit' | 'withdraw' | 'discard' | 'restore' | 'approve' | 'send-back' | 'reject' | 'confirm';
    readonly edition: number;
    readonly reason?: string;
    readonly stepName?: string;
  })[];
};

type CastVoteBody = {
  readonly kind: 'approve';
  readonly step: number;
  readonly expectedVersion: number;
} | {
  readonly kind: 'send-back' | 'reject';
  readonly reason: string;
  readonly step: number;
  readonly expectedVersion: number;
};

type ListDepartmentsQuery = {
  readonly limit?: string;
  readonly cursor?: string;
  readonly words?: string;
  readonly ended?: 'without' | 'with';
};

type ListDepartmentsAnswer = {
  readonly items: readonly {
    readonly id: string;
    readonly version: number;
    readonly states: readonly {
      readonly name: string;
      readonly parentId?: string;
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
    readonly at?: string;
    readonly byName?: string;
  }[];
  readonly nextCursor?: string;
  readonly names: readonly {
    readonly id: string;
    readonly name: string;
  }[];
  readonly importing?: {
    readonly id: string;
    readonly byName: string;
    readonly at: string;
  };
};

type ShowDepartmentsAnswer = {
  readonly id: string;
  readonly version: number;
  readonly states: readonly {
    readonly name: string;
    readonly parentId?: string;
    readonly validFrom: string;
    readonly validTo?: string;
  }[];
  readonly at?: string;
  readonly byName?: string;
};

type PutDepartmentsBody = {
  readonly states: readonly {
    readonly name: string;
    readonly parentId?: string;
    readonly validFrom: string;
    readonly validTo?: string;
  }[];
  readonly expectedVersion: number;
};

type EndDepartmentsBody = {
  readonly on?: string;
  readonly expectedVersion: number;
};

type ListVersionsOfDepartmentsQuery = {
  readonly limit?: string;
  readonly cursor?: string;
};

type ListVersionsOfDepartmentsAnswer = {
  readonly items: readonly {
    readonly version: number;
    readonly states: readonly {
      readonly name: string;
      readonly parentId?: string;
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
    readonly at?: string;
    readonly byName?: string;
  }[];
  readonly nextCursor?: string;
};

type ReserveEvidenceBody = {
  readonly id: string;
  readonly claimId: string;
  readonly fileName: string;
  readonly contentType: 'image/jpeg' | 'image/jpg' | 'image/pjpeg' | 'application/pdf' | 'application/x-pdf' | 'image/png' | 'image/x-png' | 'image/heic' | 'image/heic-sequence' | 'image/heif' | 'image/heif-sequence' | 'image/tiff' | 'image/tif' | 'image/x-tiff' | 'image/x-tif' | 'image/webp' | 'image/gif';
  readonly size: number;
  readonly sha256: string;
};

type ReserveEvidenceAnswer = {
  readonly id: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
};

type ShowEvidenceAnswer = {
  readonly id: string;
  readonly claimId: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly looks?: 'sound' | 'damaged' | 'encrypted' | 'misnamed' | 'unknown';
  readonly canPreview: boolean;
  readonly viewUrl: string;
  readonly downloadUrl: string;
};

type CompleteEvidenceBody = {
  readonly keepAsAttachment?: boolean;
};

type CompleteEvidenceAnswer = {
  readonly id: string;
  readonly status: 'stored';
  readonly looks: 'sound' | 'damaged' | 'encrypted' | 'misnamed' | 'unknown';
};

type ShowRenditionQuery = {
  readonly page?: string;
};

type ShowRenditionAnswer = {
  readonly page: number;
  readonly pages: number;
  readonly viewUrl: string;
};

type ListExportsAnswer = {
  readonly items: readonly {
    readonly id: string;
    readonly month: string;
    readonly format: 'yayoi';
    readonly files: readonly {
      readonly fileName: string;
      readonly sha256: string;
      readonly rowCount: number;
      readonly byteCount?: number;
      readonly downloads: number;
    }[];
    readonly rowCount: number;
    readonly entryCount: number;
    readonly totals: readonly {
      readonly code: string;
      readonly name: string;
      readonly debit: number;
      readonly credit: number;
    }[];
    readonly createdAt: string;
    readonly createdByName: string;
  }[];
  readonly nextCursor?: string;
};

type CreateExportBody = {
  readonly id: string;
  readonly month: string;
  readonly format: 'yayoi';
  readonly replacements?: readonly {
    readonly character: string;
    readonly with: string;
  }[];
};

type CreateExportAnswer = {
  readonly id: string;
  readonly month: string;
  readonly format: 'yayoi';
  readonly files: readonly {
    readonly fileName: string;
    readonly sha256: string;
    readonly rowCount: number;
    readonly byteCount?: number;
    readonly downloads: number;
  }[];
  readonly rowCount: number;
  readonly entryCount: number;
  readonly totals: readonly {
    readonly code: string;
    readonly name: string;
    readonly debit: number;
    readonly credit: number;
  }[];
  readonly createdAt: string;
  readonly createdByName: string;
};

type PreviewExportQuery = {
  readonly month: string;
};

type PreviewExportAnswer = {
  readonly month: string;
  readonly product: 'desktop' | 'next' | 'online';
  readonly productName: string;
  readonly entryCount: number;
  readonly exportedCount: number;
  readonly debit: number;
  readonly rowCount: number;
  readonly fileCount: number;
  readonly shortenedCount: number;
  readonly totals: readonly {
    readonly code: string;
    readonly name: string;
    readonly debit: number;
    readonly credit: number;
  }[];
  readonly labels: readonly {
    readonly code: string;
    readonly label: string;
    readonly isVerified: boolean;
    readonly source?: string;
    readonly confirmed?: {
      readonly byName: string;
      readonly at: string;
    };
  }[];
  readonly problems: {
    readonly characters: readonly {
      readonly claimNumber: string;
      readonly serial: number;
      readonly field: string;
      readonly character: string;
    }[];
    readonly texts: readonly ({
      readonly claimNumber: string;
      readonly serial: number;
      readonly field: string;
      readonly text: string;
      readonly limit: number;
      readonly counted: 'units' | 'characters';
    })[];
    readonly entries: readonly ({
      readonly claimNumber: string;
      readonly serial: number;
      readonly because: 'amount' | 'slip';
      readonly limit: number;
    })[];
  };
};

type ShowTestImportAnswer = {
  readonly fileName: string;
  readonly base64: string;
  readonly rowCount: number;
  readonly labels: readonly string[];
};

type ConfirmTestImportBody = {
  readonly labels: readonly string[];
};

type ConfirmTestImportAnswer = {
  readonly labels: readonly {
    readonly label: string;
    readonly byName: string;
    readonly at: string;
  }[];
};

type DownloadExportBody = {
  readonly file?: number;
  readonly reason?: string;
};

type DownloadExportAnswer = {
  readonly url: string;
  readonly fileName: string;
  readonly sha256: string;
};

type ListHolidaysAnswer = {
  readonly items: readonly ({
    readonly id: string;
    readonly version: number;
    readonly states: readonly ({
      readonly name: string;
      readonly kind: 'closed' | 'open';
    })[];
    readonly at?: string;
    readonly byName?: string;
  })[];
  readonly nextCursor?: string;
  readonly names: readonly {
    readonly id: string;
    readonly name: string;
  }[];
  readonly importing?: {
    readonly id: string;
    readonly byName: string;
    readonly at: string;
  };
};

type ShowHolidaysAnswer = {
  readonly id: string;
  readonly version: number;
  readonly states: readonly ({
    readonly name: string;
    readonly kind: 'closed' | 'open';
  })[];
  readonly at?: string;
  readonly byName?: string;
};

type PutHolidaysBody = {
  readonly states: readonly ({
    readonly name: string;
    readonly kind: 'closed' | 'open';
  })[];
  readonly expectedVersion: number;
};

type ListVersionsOfHolidaysAnswer = {
  readonly items: readonly ({
    readonly version: number;
    readonly states: readonly ({
      readonly name: string;
      readonly kind: 'closed' | 'open';
    })[];
    readonly at?: string;
    readonly byName?: string;
  })[];
  readonly nextCursor?: string;
};

type ListInboxAnswer = {
  readonly items: readonly ({
    readonly kind: 'vote';
    readonly claimId: string;
    readonly number: string;
    readonly title: string;
    readonly applicantName: string;
    readonly departmentName: string;
    readonly total: number;
    readonly step: number;
    readonly stepName: string;
    readonly submittedAt: string;
    readonly warnings: number;
  } | {
    readonly kind: 'route-has-nobody';
    readonly claimId: string;
    readonly title: string;
    readonly applicantName: string;
    readonly stepName: string;
    readonly submittedAt: string;
  })[];
  readonly nextCursor?: string;
};

type ListJournalsQuery = {
  readonly month: string;
  readonly limit?: string;
  readonly cursor?: string;
};

type ListJournalsAnswer = {
  readonly items: readonly ({
    readonly serial?: number;
    readonly claimId: string;
    readonly claimNumber: string;
    readonly postedOn: string;
    readonly spentOn?: string;
    readonly enteredAt?: string;
    readonly lines: readonly ({
      readonly side: 'debit' | 'credit';
      readonly account: {
        readonly code: string;
        readonly name: string;
      };
      readonly subAccount?: string;
      readonly department?: {
        readonly id: string;
        readonly name: string;
      };
      readonly taxCode: string;
      readonly taxLabel: string;
      readonly amount: number;
      readonly deductibleTax?: number;
      readonly isInputTax?: boolean;
      readonly isPayable?: boolean;
      readonly memoHead?: string;
      readonly lineIds?: readonly string[];
      readonly memo: string;
    })[];
    readonly trace: readonly {
      readonly lineId: string;
      readonly rule: string;
      readonly says: string;
    }[];
    readonly reverses?: number;
  })[];
  readonly nextCursor?: string;
  readonly totals: {
    readonly count: number;
    readonly debit: number;
    readonly credit: number;
  };
  readonly exportedThroughSerial: number;
};

type WriteFileOfDepartmentsQuery = {
  readonly cursor?: string;
};

type WriteFileOfDepartmentsAnswer = {
  readonly fileName: string;
  readonly text: string;
  readonly nextCursor?: string;
};

type CheckImportOfDepartmentsBody = {
  readonly file: string;
};

type CheckImportOfDepartmentsAnswer = {
  readonly version: number;
  readonly encoding: 'utf-8' | 'cp932';
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faultCount: number;
  readonly faults: readonly {
    readonly line?: number;
    readonly column?: string;
    readonly reason: string;
  }[];
  readonly changes: readonly {
    readonly id: string;
    readonly before: readonly {
      readonly name: string;
      readonly parentId?: string;
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
    readonly after: readonly {
      readonly name: string;
      readonly parentId?: string;
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
  }[];
};

type AcceptImportOfDepartmentsBody = {
  readonly id: string;
  readonly file: string;
  readonly expectedVersion: number;
};

type AcceptImportOfDepartmentsAnswer = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
};

type CheckImportOfHolidaysAnswer = {
  readonly version: number;
  readonly encoding: 'utf-8' | 'cp932';
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faultCount: number;
  readonly faults: readonly {
    readonly line?: number;
    readonly column?: string;
    readonly reason: string;
  }[];
  readonly changes: readonly ({
    readonly id: string;
    readonly before: readonly ({
      readonly name: string;
      readonly kind: 'closed' | 'open';
    })[];
    readonly after: readonly ({
      readonly name: string;
      readonly kind: 'closed' | 'open';
    })[];
  })[];
};

type ShowMeAnswer = {
  readonly csrfToken: string;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly grade: string;
    readonly roles: readonly {
      readonly id: string;
      readonly name: string;
    }[];
    readonly posts: readonly ({
      readonly departmentId: string;
      readonly departmentName: string;
      readonly position: 'member' | 'head';
      readonly isPrimary: boolean;
    })[];
  };
  readonly rights: Readonly<Record<string, 'own' | 'department' | 'company'>>;
  readonly company: {
    readonly name: string;
    readonly fiscalYearStartMonth: number;
  };
  readonly passwordPolicy: {
    readonly minimumLength: number;
  };
};

type ChangePasswordBody = {
  readonly currentPassword: string;
  readonly newPassword: string;
};

type ChangePasswordAnswer = {
  readonly csrfToken: string;
};

type ListRefundableLinesAnswer = {
  readonly items: readonly ({
    readonly claimId: string;
    readonly claimNumber: string;
    readonly lineId: string;
    readonly itemCode: string;
    readonly spentOn: string;
    readonly amount: number;
    readonly supplier: {
      readonly name: string;
      readonly registrationNumber?: string;
      readonly kind?: 'corporation' | 'individual';
    };
    readonly memo: string;
    readonly paidBy: 'employee' | 'corporate-card';
    readonly purpose: 'trip' | 'ordinary';
    readonly parts: readonly {
      readonly rate: string;
      readonly gross: number;
      readonly ratePercent: number;
      readonly isStatedTax: boolean;
      readonly containedTax: number;
      readonly deductibleTax: number;
      readonly cost: number;
      readonly taxCode: string;
      readonly deduction: string;
      readonly sharePercent: number;
    }[];
    readonly account: {
      readonly code: string;
      readonly name: string;
    };
    readonly registration?: {
      readonly number: string;
      readonly status: 'unverified';
    };
    readonly refunded: readonly {
      readonly rate: string;
      readonly amount: number;
    }[];
  })[];
  readonly nextCursor?: string;
};

type ForecastRouteQuery = {
  readonly departmentId: string;
  readonly total?: string;
  readonly itemCodes?: string;
  readonly accountCodes?: string;
};

type ForecastRouteAnswer = {
  readonly isPassable: boolean;
  readonly steps: readonly {
    readonly name: string;
    readonly approverNames: readonly string[];
    readonly isStandIn?: boolean;
  }[];
};

type ListSeparationFindingsAnswer = {
  readonly items: readonly {
    readonly pair: string;
    readonly words: string;
    readonly people: readonly {
      readonly id: string;
      readonly name: string;
    }[];
  }[];
};

type ShowAccessAnswer = {
  readonly value: {
    readonly roles: readonly ({
      readonly id: string;
      readonly name: string;
      readonly grants: {
        readonly 'claims.read'?: 'own' | 'company';
        readonly 'claims.write'?: 'own';
        readonly 'laws.read'?: 'company';
        readonly 'applicants.read'?: 'company';
        readonly 'inbox.read'?: 'own';
        readonly 'claims.vote'?: 'own';
        readonly 'claims.confirm'?: 'company';
        readonly 'journals.read'?: 'company';
        readonly 'exports.read'?: 'company';
        readonly 'exports.create'?: 'company';
        readonly 'users.read'?: 'company';
        readonly 'departments.read'?: 'company';
        readonly 'departments.keep'?: 'company';
        readonly 'holidays.read'?: 'company';
        readonly 'holidays.keep'?: 'company';
        readonly 'settings.read'?: 'company';
        readonly 'settings.keep'?: 'company';
        readonly 'access.read'?: 'company';
        readonly 'access.keep'?: 'company';
      };
    })[];
    readonly switchedOff: readonly ('claims' | 'approvals' | 'books' | 'exports')[];
    readonly refusedPairs: readonly ('access-and-books' | 'access-and-exports' | 'settings-and-books' | 'settings-and-exports')[];
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceAccessBody = {
  readonly value: {
    readonly roles: readonly ({
      readonly id: string;
      readonly name: string;
      readonly grants: {
        readonly 'claims.read'?: 'own' | 'company';
        readonly 'claims.write'?: 'own';
        readonly 'laws.read'?: 'company';
        readonly 'applicants.read'?: 'company';
        readonly 'inbox.read'?: 'own';
        readonly 'claims.vote'?: 'own';
        readonly 'claims.confirm'?: 'company';
        readonly 'journals.read'?: 'company';
        readonly 'exports.read'?: 'company';
        readonly 'exports.create'?: 'company';
        readonly 'users.read'?: 'company';
        readonly 'departments.read'?: 'company';
        readonly 'departments.keep'?: 'company';
        readonly 'holidays.read'?: 'company';
        readonly 'holidays.keep'?: 'company';
        readonly 'settings.read'?: 'company';
        readonly 'settings.keep'?: 'company';
        readonly 'access.read'?: 'company';
        readonly 'access.keep'?: 'company';
      };
    })[];
    readonly switchedOff: readonly ('claims' | 'approvals' | 'books' | 'exports')[];
    readonly refusedPairs: readonly ('access-and-books' | 'access-and-exports' | 'settings-and-books' | 'settings-and-exports')[];
  };
  readonly expectedVersion: number;
};

type ShowApprovalAnswer = {
  readonly value: {
    readonly fallbackApproverId?: string;
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceApprovalBody = {
  readonly value: {
    readonly fallbackApproverId?: string;
  };
  readonly expectedVersion: number;
};

type ShowAssetRulesAnswer = {
  readonly value: {
    readonly smallBusinessPeriods: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceAssetRulesBody = {
  readonly value: {
    readonly smallBusinessPeriods: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
  };
  readonly expectedVersion: number;
};

type ShowClaimFormQuery = {
  readonly version?: string;
};

type ShowClaimFormAnswer = {
  readonly version: string;
  readonly today: string;
  readonly grade: string;
  readonly company: {
    readonly name: string;
    readonly taxAccounting: 'exclusive' | 'inclusive';
    readonly taxRounding: 'floor' | 'half-up';
    readonly transitionalBooking: 'share' | 'none' | 'full';
    readonly smallAmountPeriods: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
    readonly fiscalYearStartMonth: number;
    readonly liabilityAccount: string;
    readonly inputTaxAccount: string;
    readonly cardSubAccount: string;
    readonly closing?: {
      readonly closedThrough?: string;
      readonly filingMonths: number;
    };
  };
  readonly accounts: readonly {
    readonly code: string;
    readonly name: string;
  }[];
  readonly items: readonly ({
    readonly validFrom: string;
    readonly validTo?: string;
    readonly code: string;
    readonly name: string;
    readonly kind: 'public-transport' | 'taxi' | 'air' | 'lodging' | 'per-diem' | 'commuting' | 'toll' | 'parking' | 'meeting' | 'entertainment' | 'gift' | 'golf' | 'condolence' | 'admission' | 'vending' | 'postal' | 'postal-counter' | 'periodical' | 'public-fee' | 'membership' | 'stock-purchase' | 'goods';
    readonly accountCode: string;
    readonly defaultRate: 'standard' | 'reduced' | 'old-8' | 'exempt' | 'out-of-scope';
    readonly excludedAccountCode?: string;
    readonly staffOnlyAccountCode?: string;
    readonly staffMeetingAccountCode?: string;
  })[];
  readonly departments: readonly {
    readonly id: string;
    readonly name: string;
    readonly isPrimary: boolean;
  }[];
  readonly regulation: {
    readonly perDiems: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
      readonly grade: string;
      readonly dailyYen: number;
    }[];
    readonly lodgingCaps: {
      readonly places: readonly {
        readonly id: string;
        readonly name: string;
        readonly spellings: readonly string[];
      }[];
      readonly caps: readonly {
        readonly validFrom: string;
        readonly validTo?: string;
        readonly placeId?: string;
        readonly grade?: string;
        readonly nightlyYen: number;
      }[];
    };
    readonly tripRules: {
      readonly daysBefore: number;
      readonly daysAfter: number;
      readonly paidAheadDays: number;
      readonly usualDaysMax: number;
    };
  };
  readonly itemAsks: readonly ({
    readonly itemCode: string;
    readonly asks: {
      readonly supplier?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly registration?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly journey?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly lodging?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly perDiem?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly participants?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly recipients?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly purpose?: 'required' | 'wanted' | 'optional' | 'hidden';
    };
  })[];
  readonly exportFormat: {
    readonly product: 'desktop' | 'next' | 'online';
    readonly encoding: 'cp932' | 'utf-8';
  };
  readonly assetRules: {
    readonly smallBusinessPeriods: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
    }[];
  };
  readonly switchedOnLaw: readonly {
    readonly validFrom: string;
    readonly validTo?: string;
    readonly id: string;
  }[];
  readonly watchedAmounts: readonly {
    readonly itemCode: string;
    readonly warnAboveYen: number;
  }[];
};

type ShowClosingAnswer = {
  readonly value: {
    readonly closedThrough?: string;
    readonly filingMonths: number;
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceClosingBody = {
  readonly value: {
    readonly closedThrough?: string;
    readonly filingMonths: number;
  };
  readonly expectedVersion: number;
};

type ShowExportLabelsAnswer = {
  readonly value: readonly ({
    readonly code: 'P10Q' | 'P10T80' | 'P10T70' | 'P10T50' | 'P10T30' | 'P10N' | 'P10' | 'P08Q' | 'P08T80' | 'P08T70' | 'P08T50' | 'P08T30' | 'P08N' | 'P08' | 'P08OQ' | 'P08OT80' | 'P08OT70' | 'P08OT50' | 'P08OT30' | 'P08ON' | 'P08O' | 'P01Q' | 'P01T70' | 'P01T50' | 'NT' | 'OT';
    readonly label: string;
  })[];
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceExportLabelsBody = {
  readonly value: readonly ({
    readonly code: 'P10Q' | 'P10T80' | 'P10T70' | 'P10T50' | 'P10T30' | 'P10N' | 'P10' | 'P08Q' | 'P08T80' | 'P08T70' | 'P08T50' | 'P08T30' | 'P08N' | 'P08' | 'P08OQ' | 'P08OT80' | 'P08OT70' | 'P08OT50' | 'P08OT30' | 'P08ON' | 'P08O' | 'P01Q' | 'P01T70' | 'P01T50' | 'NT' | 'OT';
    readonly label: string;
  })[];
  readonly expectedVersion: number;
};

type ShowExportProfileAnswer = {
  readonly value: {
    readonly product: 'desktop' | 'next' | 'online';
    readonly encoding: 'cp932' | 'utf-8';
    readonly columns: 25 | 27;
    readonly unequalSides: 'blank' | 'sundry';
    readonly transitional: 'share' | 'package';
    readonly names: readonly {
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceExportProfileBody = {
  readonly value: {
    readonly product: 'desktop' | 'next' | 'online';
    readonly encoding: 'cp932' | 'utf-8';
    readonly columns: 25 | 27;
    readonly unequalSides: 'blank' | 'sundry';
    readonly transitional: 'share' | 'package';
    readonly names: readonly {
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly expectedVersion: number;
};

type ShowItemAsksAnswer = {
  readonly value: readonly ({
    readonly itemCode: string;
    readonly asks: {
      readonly supplier?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly registration?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly journey?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly lodging?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly perDiem?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly participants?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly recipients?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly purpose?: 'required' | 'wanted' | 'optional' | 'hidden';
    };
  })[];
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceItemAsksBody = {
  readonly value: readonly ({
    readonly itemCode: string;
    readonly asks: {
      readonly supplier?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly registration?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly journey?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly lodging?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly perDiem?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly participants?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly recipients?: 'required' | 'wanted' | 'optional' | 'hidden';
      readonly purpose?: 'required' | 'wanted' | 'optional' | 'hidden';
    };
  })[];
  readonly expectedVersion: number;
};

type ShowLodgingCapsAnswer = {
  readonly value: {
    readonly places: readonly {
      readonly id: string;
      readonly name: string;
      readonly spellings: readonly string[];
    }[];
    readonly caps: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
      readonly placeId?: string;
      readonly grade?: string;
      readonly nightlyYen: number;
    }[];
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceLodgingCapsBody = {
  readonly value: {
    readonly places: readonly {
      readonly id: string;
      readonly name: string;
      readonly spellings: readonly string[];
    }[];
    readonly caps: readonly {
      readonly validFrom: string;
      readonly validTo?: string;
      readonly placeId?: string;
      readonly grade?: string;
      readonly nightlyYen: number;
    }[];
  };
  readonly expectedVersion: number;
};

type ShowPerDiemsAnswer = {
  readonly value: readonly {
    readonly validFrom: string;
    readonly validTo?: string;
    readonly grade: string;
    readonly dailyYen: number;
  }[];
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplacePerDiemsBody = {
  readonly value: readonly {
    readonly validFrom: string;
    readonly validTo?: string;
    readonly grade: string;
    readonly dailyYen: number;
  }[];
  readonly expectedVersion: number;
};

type ShowTripRulesAnswer = {
  readonly value: {
    readonly daysBefore: number;
    readonly daysAfter: number;
    readonly paidAheadDays: number;
    readonly usualDaysMax: number;
  };
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceTripRulesBody = {
  readonly value: {
    readonly daysBefore: number;
    readonly daysAfter: number;
    readonly paidAheadDays: number;
    readonly usualDaysMax: number;
  };
  readonly expectedVersion: number;
};

type ShowWatchedAmountsAnswer = {
  readonly value: readonly {
    readonly itemCode: string;
    readonly warnAboveYen: number;
  }[];
  readonly version: number;
  readonly isShipped: boolean;
  readonly updatedAt?: string;
  readonly updatedBy?: {
    readonly id: string;
    readonly name: string;
  };
};

type ReplaceWatchedAmountsBody = {
  readonly value: readonly {
    readonly itemCode: string;
    readonly warnAboveYen: number;
  }[];
  readonly expectedVersion: number;
};

type ListUsersAnswer = {
  readonly items: readonly ({
    readonly id: string;
    readonly name: string;
    readonly grade: string;
    readonly roles: readonly {
      readonly id: string;
      readonly name: string;
    }[];
    readonly posts: readonly ({
      readonly departmentId: string;
      readonly departmentName: string;
      readonly position: 'member' | 'head';
      readonly isPrimary: boolean;
    })[];
    readonly email: string;
    readonly isActive: boolean;
  })[];
  readonly nextCursor?: string;
};

/** Route → what is sent and what comes back. */
export type Contract = {
  readonly 'GET /api/applicants': {
    readonly query: ListApplicantsQuery;
    readonly answer: ListApplicantsAnswer;
  };
  readonly 'POST /api/auth/challenges': {
    readonly body: AnswerChallengeBody;
    readonly answer: AnswerChallengeAnswer;
  };
  readonly 'POST /api/auth/login': {
    readonly body: LogInBody;
    readonly answer: LogInAnswer;
  };
  readonly 'POST /api/auth/logout': {
    readonly answer: undefined;
  };
  readonly 'POST /api/auth/password-resets': {
    readonly body: RequestPasswordResetBody;
    readonly answer: undefined;
  };
  readonly 'POST /api/auth/password-resets/completion': {
    readonly body: ResetPasswordBody;
    readonly answer: undefined;
  };
  readonly 'POST /api/auth/password-resets/inspection': {
    readonly body: InspectResetLinkBody;
    readonly answer: InspectResetLinkAnswer;
  };
  readonly 'GET /api/claims': {
    readonly query: ListClaimsQuery;
    readonly answer: ListClaimsAnswer;
  };
  readonly 'POST /api/claims': {
    readonly body: CreateClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'DELETE /api/claims/{claimId}': {
    readonly query: DiscardClaimQuery;
    readonly answer: undefined;
  };
  readonly 'GET /api/claims/{claimId}': {
    readonly answer: CreateClaimAnswer;
  };
  readonly 'PUT /api/claims/{claimId}': {
    readonly body: SaveClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'POST /api/claims/{claimId}/confirmation': {
    readonly body: ConfirmClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'POST /api/claims/{claimId}/copies': {
    readonly body: CopyClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'POST /api/claims/{claimId}/restoration': {
    readonly body: ConfirmClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'POST /api/claims/{claimId}/submission': {
    readonly body: ConfirmClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'GET /api/claims/{claimId}/timeline': {
    readonly answer: ShowTimelineAnswer;
  };
  readonly 'POST /api/claims/{claimId}/votes': {
    readonly body: CastVoteBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'POST /api/claims/{claimId}/withdrawal': {
    readonly body: ConfirmClaimBody;
    readonly answer: CreateClaimAnswer;
  };
  readonly 'GET /api/departments': {
    readonly query: ListDepartmentsQuery;
    readonly answer: ListDepartmentsAnswer;
  };
  readonly 'GET /api/departments/{entryId}': {
    readonly answer: ShowDepartmentsAnswer;
  };
  readonly 'PUT /api/departments/{entryId}': {
    readonly body: PutDepartmentsBody;
    readonly answer: ShowDepartmentsAnswer;
  };
  readonly 'POST /api/departments/{entryId}/end': {
    readonly body: EndDepartmentsBody;
    readonly answer: ShowDepartmentsAnswer;
  };
  readonly 'GET /api/departments/{entryId}/versions': {
    readonly query: ListVersionsOfDepartmentsQuery;
    readonly answer: ListVersionsOfDepartmentsAnswer;
  };
  readonly 'POST /api/evidence': {
    readonly body: ReserveEvidenceBody;
    readonly answer: ReserveEvidenceAnswer;
  };
  readonly 'GET /api/evidence/{evidenceId}': {
    readonly answer: ShowEvidenceAnswer;
  };
  readonly 'POST /api/evidence/{evidenceId}/completion': {
    readonly body: CompleteEvidenceBody;
    readonly answer: CompleteEvidenceAnswer;
  };
  readonly 'GET /api/evidence/{evidenceId}/rendition': {
    readonly query: ShowRenditionQuery;
    readonly answer: ShowRenditionAnswer;
  };
  readonly 'GET /api/exports': {
    readonly query: ListVersionsOfDepartmentsQuery;
    readonly answer: ListExportsAnswer;
  };
  readonly 'POST /api/exports': {
    readonly body: CreateExportBody;
    readonly answer: CreateExportAnswer;
  };
  readonly 'GET /api/exports/preview': {
    readonly query: PreviewExportQuery;
    readonly answer: PreviewExportAnswer;
  };
  readonly 'GET /api/exports/test-import': {
    readonly query: PreviewExportQuery;
    readonly answer: ShowTestImportAnswer;
  };
  readonly 'POST /api/exports/test-import': {
    readonly body: ConfirmTestImportBody;
    readonly answer: ConfirmTestImportAnswer;
  };
  readonly 'GET /api/exports/{exportId}': {
    readonly answer: CreateExportAnswer;
  };
  readonly 'POST /api/exports/{exportId}/downloads': {
    readonly body: DownloadExportBody;
    readonly answer: DownloadExportAnswer;
  };
  readonly 'GET /api/holidays': {
    readonly query: ListDepartmentsQuery;
    readonly answer: ListHolidaysAnswer;
  };
  readonly 'GET /api/holidays/{entryId}': {
    readonly answer: ShowHolidaysAnswer;
  };
  readonly 'PUT /api/holidays/{entryId}': {
    readonly body: PutHolidaysBody;
    readonly answer: ShowHolidaysAnswer;
  };
  readonly 'POST /api/holidays/{entryId}/end': {
    readonly body: EndDepartmentsBody;
    readonly answer: ShowHolidaysAnswer;
  };
  readonly 'GET /api/holidays/{entryId}/versions': {
    readonly query: ListVersionsOfDepartmentsQuery;
    readonly answer: ListVersionsOfHolidaysAnswer;
  };
  readonly 'GET /api/inbox': {
    readonly query: ListVersionsOfDepartmentsQuery;
    readonly answer: ListInboxAnswer;
  };
  readonly 'GET /api/journals': {
    readonly query: ListJournalsQuery;
    readonly answer: ListJournalsAnswer;
  };
  readonly 'GET /api/master-files/departments': {
    readonly query: WriteFileOfDepartmentsQuery;
    readonly answer: WriteFileOfDepartmentsAnswer;
  };
  readonly 'POST /api/master-files/departments/checks': {
    readonly body: CheckImportOfDepartmentsBody;
    readonly answer: CheckImportOfDepartmentsAnswer;
  };
  readonly 'POST /api/master-files/departments/imports': {
    readonly body: AcceptImportOfDepartmentsBody;
    readonly answer: AcceptImportOfDepartmentsAnswer;
  };
  readonly 'DELETE /api/master-files/departments/imports/{importId}': {
    readonly answer: undefined;
  };
  readonly 'GET /api/master-files/holidays': {
    readonly query: WriteFileOfDepartmentsQuery;
    readonly answer: WriteFileOfDepartmentsAnswer;
  };
  readonly 'POST /api/master-files/holidays/checks': {
    readonly body: CheckImportOfDepartmentsBody;
    readonly answer: CheckImportOfHolidaysAnswer;
  };
  readonly 'POST /api/master-files/holidays/imports': {
    readonly body: AcceptImportOfDepartmentsBody;
    readonly answer: AcceptImportOfDepartmentsAnswer;
  };
  readonly 'DELETE /api/master-files/holidays/imports/{importId}': {
    readonly answer: undefined;
  };
  readonly 'GET /api/me': {
    readonly answer: ShowMeAnswer;
  };
  readonly 'POST /api/me/password': {
    readonly body: ChangePasswordBody;
    readonly answer: ChangePasswordAnswer;
  };
  readonly 'GET /api/refundable-lines': {
    readonly query: WriteFileOfDepartmentsQuery;
    readonly answer: ListRefundableLinesAnswer;
  };
  readonly 'GET /api/routes/forecast': {
    readonly query: ForecastRouteQuery;
    readonly answer: ForecastRouteAnswer;
  };
  readonly 'GET /api/separation-findings': {
    readonly answer: ListSeparationFindingsAnswer;
  };
  readonly 'GET /api/settings/access': {
    readonly answer: ShowAccessAnswer;
  };
  readonly 'PUT /api/settings/access': {
    readonly body: ReplaceAccessBody;
    readonly answer: ShowAccessAnswer;
  };
  readonly 'GET /api/settings/approval': {
    readonly answer: ShowApprovalAnswer;
  };
  readonly 'PUT /api/settings/approval': {
    readonly body: ReplaceApprovalBody;
    readonly answer: ShowApprovalAnswer;
  };
  readonly 'GET /api/settings/asset-rules': {
    readonly answer: ShowAssetRulesAnswer;
  };
  readonly 'PUT /api/settings/asset-rules': {
    readonly body: ReplaceAssetRulesBody;
    readonly answer: ShowAssetRulesAnswer;
  };
  readonly 'GET /api/settings/claim-form': {
    readonly query: ShowClaimFormQuery;
    readonly answer: ShowClaimFormAnswer;
  };
  readonly 'GET /api/settings/closing': {
    readonly answer: ShowClosingAnswer;
  };
  readonly 'PUT /api/settings/closing': {
    readonly body: ReplaceClosingBody;
    readonly answer: ShowClosingAnswer;
  };
  readonly 'GET /api/settings/export-labels': {
    readonly answer: ShowExportLabelsAnswer;
  };
  readonly 'PUT /api/settings/export-labels': {
    readonly body: ReplaceExportLabelsBody;
    readonly answer: ShowExportLabelsAnswer;
  };
  readonly 'GET /api/settings/export-profile': {
    readonly answer: ShowExportProfileAnswer;
  };
  readonly 'PUT /api/settings/export-profile': {
    readonly body: ReplaceExportProfileBody;
    readonly answer: ShowExportProfileAnswer;
  };
  readonly 'GET /api/settings/item-asks': {
    readonly answer: ShowItemAsksAnswer;
  };
  readonly 'PUT /api/settings/item-asks': {
    readonly body: ReplaceItemAsksBody;
    readonly answer: ShowItemAsksAnswer;
  };
  readonly 'GET /api/settings/lodging-caps': {
    readonly answer: ShowLodgingCapsAnswer;
  };
  readonly 'PUT /api/settings/lodging-caps': {
    readonly body: ReplaceLodgingCapsBody;
    readonly answer: ShowLodgingCapsAnswer;
  };
  readonly 'GET /api/settings/per-diems': {
    readonly answer: ShowPerDiemsAnswer;
  };
  readonly 'PUT /api/settings/per-diems': {
    readonly body: ReplacePerDiemsBody;
    readonly answer: ShowPerDiemsAnswer;
  };
  readonly 'GET /api/settings/trip-rules': {
    readonly answer: ShowTripRulesAnswer;
  };
  readonly 'PUT /api/settings/trip-rules': {
    readonly body: ReplaceTripRulesBody;
    readonly answer: ShowTripRulesAnswer;
  };
  readonly 'GET /api/settings/watched-amounts': {
    readonly answer: ShowWatchedAmountsAnswer;
  };
  readonly 'PUT /api/settings/watched-amounts': {
    readonly body: ReplaceWatchedAmountsBody;
    readonly answer: ShowWatchedAmountsAnswer;
  };
  readonly 'GET /api/users': {
    readonly query: ListVersionsOfDepartmentsQuery;
    readonly answer: ListUsersAnswer;
  };
};

/** Code of a problem → its own facts. */
export type ProblemFacts = {
  readonly 'route-has-nobody': {
    readonly step: string;
  };
  readonly 'route-step-too-wide': {
    readonly step: string;
    readonly approversMax: number;
  };
  readonly 'input-malformed': {
    readonly fields: readonly {
      readonly path: string;
      readonly message: string;
    }[];
  };
  readonly 'read-only': {
    readonly until: string;
    readonly endsAround: string;
    readonly retryAfterSeconds: number;
  };
  readonly 'claim-not-submittable': {
    readonly fields: readonly {
      readonly path: string;
      readonly message: string;
    }[];
  };
  readonly 'evidence-unsound': {
    readonly looks: 'sound' | 'damaged' | 'encrypted' | 'misnamed' | 'unknown';
    readonly says: string;
  };
  readonly 'export-needs-test': {
    readonly labels: readonly string[];
  };
  readonly 'export-unmappable': {
    readonly characters: readonly {
      readonly claimNumber: string;
      readonly serial: number;
      readonly field: string;
      readonly character: string;
    }[];
    readonly texts: readonly ({
      readonly claimNumber: string;
      readonly serial: number;
      readonly field: string;
      readonly text: string;
      readonly limit: number;
      readonly counted: 'units' | 'characters';
    })[];
    readonly entries: readonly ({
      readonly claimNumber: string;
      readonly serial: number;
      readonly because: 'amount' | 'slip';
      readonly limit: number;
    })[];
  };
  readonly 'entry-changed-meanwhile': {
    readonly version: number;
  };
  readonly 'file-unreadable': {
    readonly reason: string;
  };
  readonly 'master-being-imported': {
    readonly by: string;
    readonly since: string;
  };
  readonly 'master-changed-meanwhile': {
    readonly version: number;
  };
  readonly 'setting-changed-meanwhile': {
    readonly version: number;
  };
  readonly 'login-locked': {
    readonly minutes: number;
  };
  readonly 'password-weak': {
    readonly minimumLength: number;
    readonly rules: string;
    readonly fields: readonly {
      readonly path: string;
      readonly message: string;
    }[];
  };
};
