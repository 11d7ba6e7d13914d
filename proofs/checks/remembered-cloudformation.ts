import { readFileSync } from 'node:fs';

import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import type { IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';

import type { KnownVerdicts } from '#proofs/checks/known-verdicts.ts';

type Violations = PolicyValidationPluginReport['violations'];
type Stack = IPolicyValidationContext['stackTemplates'][number];

const judge = 'cloudformation';

/** A template's path is another in each run; it stands in what is found. */
const path = '<template>';

/**
 * CloudFormation's own rules, which take longer than the whole synthesis, asked about those templates only that they have
 * not judged before: a verdict depends on a template's text, its account and its Region.
 */
export class RememberedCloudFormation extends CloudFormationValidatePlugin {
  private readonly known: KnownVerdicts;

  constructor(known: KnownVerdicts) {
    super();
    this.known = known;
  }

  override get version(): string {
    return super.version ?? '';
  }

  override get ruleIds(): string[] {
    return super.ruleIds ?? [];
  }

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const texts = new Map(context.stackTemplates.map((stack) => [stack, textOf(stack)] as const));
    const news = context.stackTemplates.filter((stack) => !this.known.isKnown(judge, texts.get(stack) ?? ''));
    const found = news.length === 0 ? [] : super.validate({ ...context, stackTemplates: news }).violations;
    const violations = context.stackTemplates.flatMap((stack) =>
      put(
        stack,
        this.known.of(judge, texts.get(stack) ?? '', () => take(stack, found)),
      ),
    );
    return {
      success: violations.every(({ severity }) => severity !== 'error' && severity !== 'fatal'),
      violations,
    };
  }
}

const textOf = ({ templatePath, stackConstructPath, accountId, region }: Stack): string =>
  JSON.stringify([readFileSync(templatePath, 'utf8'), stackConstructPath, accountId, region]);

/** What concerns one template, wherever it lies. */
const take = ({ templatePath }: Stack, violations: Violations): Violations =>
  violations.flatMap((violation) => {
    const own = violation.violatingResources.filter((resource) => resource.templatePath === templatePath);
    return own.length === 0
      ? []
      : [{ ...violation, violatingResources: own.map((resource) => ({ ...resource, templatePath: path })) }];
  });

const put = ({ templatePath }: Stack, violations: Violations): Violations =>
  violations.map((violation) => ({
    ...violation,
    violatingResources: violation.violatingResources.map((resource) => ({ ...resource, templatePath })),
  }));
