import { BootstraplessSynthesizer } from 'aws-cdk-lib';
import type { FileAssetLocation, IStackSynthesizer, ISynthesisSession, Stack } from 'aws-cdk-lib';

class WithoutRoles extends BootstraplessSynthesizer {
  override synthesize(session: ISynthesisSession): void {
    const { account, region } = this.boundStack;
    this.synthesizeTemplate(session);
    this.emitArtifact(session, {
      lookupRole: { arn: `arn:aws:iam::${account}:role/cdk-stafee-lookup-role-${account}-${region}` },
    });
  }
}

const noAssets = (): never => {
  throw new Error('stafee: a stack deployed by hand has no assets: nothing is bootstrapped yet.');
};

/**
 * For a stack that a person deploys with rights of their own, before anything is bootstrapped and past the roles of a
 * deployment. Differences and drift are read as in any other stack.
 */
export class ByHand implements IStackSynthesizer {
  private readonly inner = new WithoutRoles();

  bind(stack: Stack): void {
    this.inner.bind(stack);
  }

  addFileAsset(): FileAssetLocation {
    return noAssets();
  }

  addDockerImageAsset(): never {
    return noAssets();
  }

  synthesize(session: ISynthesisSession): void {
    this.inner.synthesize(session);
  }
}
