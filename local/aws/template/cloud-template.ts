import { attributeOf, referenceTo, type Named } from '#local/aws/template/attributes.ts';
import type { Members } from '#local/aws/template/members.ts';
import {
  generatedName,
  multiRegionKeyId,
  namePropertyOf,
  type Place,
} from '#local/aws/template/physical-names.ts';
import { holds, noValue, resolve, type Names } from '#local/aws/template/resolve.ts';

/** One stack as it was synthesized, intrinsics and all. */
export type RawStack = {
  readonly name: string;
  /** @default the Region of the place where all stacks are */
  readonly region?: string;
  /** @default the account of the place where all stacks are */
  readonly account?: string;
  /** Construct paths (`Stage/Api/Resource`) by logical id. */
  readonly paths: ReadonlyMap<string, string>;
  readonly Resources: Readonly<
    Record<
      string,
      { readonly Type: string; readonly Properties: Members; readonly Condition?: string | undefined }
    >
  >;
  readonly Outputs: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: Members | undefined }>
  >;
  readonly Parameters: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions: Members;
  readonly Mappings: Members;
};

/** A plain resource: no intrinsic is left, and its names are final. */
export type Resource = {
  readonly type: string;
  readonly stack: string;
  readonly logicalId: string;
  /** The path of its construct, `Stage/Data/TenantData`. */
  readonly path: string;
  /** What `Ref` gives. */
  readonly name: string;
  /** @throws Error when the attribute is not known to the local cloud */
  readonly attribute: (name: string) => string;
  /** One property, without resolving the others. */
  readonly property: (name: string) => unknown;
  /** Resolved at the first reading. */
  readonly properties: Members;
};

export type CloudTemplate = {
  readonly ofType: (...types: readonly string[]) => readonly Resource[];
  /** @throws Error when no or several constructs' paths end so */
  readonly find: (construct: string, ...types: readonly string[]) => Resource;
  /** The folder or file of an asset, by the key of its object in the bootstrap bucket. */
  readonly asset: (objectKey: string) => string | undefined;
};

export type TemplatePlace = { readonly region: string; readonly accountId: string };

const pseudoParameters = (stack: string, { region, accountId }: TemplatePlace): Members => ({
  'AWS::AccountId': accountId,
  'AWS::NoValue': noValue,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}/local`,
  'AWS::StackName': stack,
  'AWS::URLSuffix': 'amazonaws.com',
});

/** What an output of a stack is that is not among those given. */
export type OutputElsewhere = (stack: string, output: string) => unknown;

type Space = {
  readonly stacks: readonly RawStack[];
  readonly place: TemplatePlace;
  readonly elsewhere: OutputElsewhere | undefined;
};

const placeOf = ({ region, account }: RawStack, { place }: Space): TemplatePlace => ({
  region: region ?? place.region,
  accountId: account ?? place.accountId,
});

const nameOf = (place: Place, raw: Members, names: Names, region: string): string => {
  const property = raw[namePropertyOf(place.type) ?? ''];
  if (property !== undefined) return String(resolve(property, names));
  if (place.type === 'AWS::KMS::Key' && raw['MultiRegion'] === true) return multiRegionKeyId(place);
  const name = generatedName(place, region);
  return place.type === 'AWS::SQS::Queue' && raw['FifoQueue'] === true ? `${name}.fifo` : name;
};

const namedIn = (stack: RawStack, logicalId: string, space: Space): Named => {
  const raw = stack.Resources[logicalId];
  if (raw === undefined) throw new Error(`the stack ${stack.name} has no resource ${logicalId}`);
  const names = namesIn(stack, space);
  const place = { stack: stack.name, logicalId, type: raw.Type };
  const { region, accountId } = placeOf(stack, space);
  return {
    type: raw.Type,
    name: nameOf(place, raw.Properties, names, region),
    region,
    account: accountId,
    property: (name) => resolve(raw.Properties[name], names),
  };
};

const importedFrom = (exportName: string, space: Space): unknown => {
  for (const stack of space.stacks) {
    const names = namesIn(stack, space);
    const found = Object.values(stack.Outputs).find(
      (output) => output.Export !== undefined && resolve(output.Export['Name'], names) === exportName,
    );
    if (found !== undefined) return resolve(found.Value, names);
  }
  throw new Error(`no stack exports ${exportName}`);
};

const stackOutputFrom = (stackName: string, outputName: string, space: Space): unknown => {
  // A reference may give the stack's ARN instead of its name.
  const stack = space.stacks.find(({ name }) => name === stackName || stackName.includes(`:stack/${name}/`));
  if (stack === undefined && space.elsewhere !== undefined) return space.elsewhere(stackName, outputName);
  const output = stack?.Outputs[outputName];
  if (stack === undefined || output === undefined) {
    throw new Error(`Fn::GetStackOutput of ${outputName}: the stack ${stackName} has no such output`);
  }
  return resolve(output.Value, namesIn(stack, space));
};

const mappedIn = (stack: RawStack, [map, key, second]: readonly [string, string, string]): unknown => {
  const found: unknown = Object(Object(stack.Mappings[map])[key])[second];
  if (found === undefined) throw new Error(`Fn::FindInMap: the mapping ${map} has no ${key}.${second}`);
  return found;
};

const namesIn = (stack: RawStack, space: Space): Names => {
  const pseudo = pseudoParameters(stack.name, placeOf(stack, space));
  const names: Names = {
    reference: (name) => {
      if (name in pseudo) return pseudo[name];
      if (stack.Resources[name] !== undefined) return referenceTo(namedIn(stack, name, space));
      return stack.Parameters[name]?.Default;
    },
    attribute: (logicalId, attribute) => attributeOf(namedIn(stack, logicalId, space), attribute),
    imported: (exportName) => importedFrom(exportName, space),
    stackOutput: (stackName, outputName) => stackOutputFrom(stackName, outputName, space),
    condition: (name) => holds(stack.Conditions[name], names),
    mapping: (...keys) => mappedIn(stack, keys),
  };
  return names;
};

const resourcesOf = (stack: RawStack, space: Space): readonly Resource[] => {
  const names = namesIn(stack, space);
  return Object.entries(stack.Resources)
    .filter(([, raw]) => raw.Condition === undefined || names.condition(raw.Condition))
    .map(([logicalId, raw]): Resource => {
      let properties: Members | undefined;
      return {
        type: raw.Type,
        stack: stack.name,
        logicalId,
        path: stack.paths.get(logicalId) ?? `${stack.name}/${logicalId}`,
        name: referenceTo(namedIn(stack, logicalId, space)),
        attribute: (name) => attributeOf(namedIn(stack, logicalId, space), name),
        property: (name) => resolve(raw.Properties[name], names),
        get properties() {
          properties ??= Object.fromEntries(
            Object.entries(raw.Properties)
              .map(([name, value]) => [name, resolve(value, names)] as const)
              .filter(([, value]) => value !== noValue),
          );
          return properties;
        },
      };
    });
};

/** The resources of some stacks, as CloudFormation would have made them; reading `properties` throws on an unknown intrinsic. */
export const cloudTemplateOf = (
  stacks: readonly RawStack[],
  place: TemplatePlace,
  {
    assets = new Map(),
    elsewhere,
  }: {
    /** @default none */
    readonly assets?: ReadonlyMap<string, string>;
    /** @default reading it throws */
    readonly elsewhere?: OutputElsewhere;
  } = {},
): CloudTemplate => {
  const all = stacks.flatMap((stack) => resourcesOf(stack, { stacks, place, elsewhere }));
  const ofType = (...types: readonly string[]) =>
    all.filter(({ type }) => types.length === 0 || types.includes(type));
  return {
    ofType,
    find: (construct, ...types) => {
      const found = ofType(...types).filter(({ path }) => `/${path}`.endsWith(`/${construct}`));
      const [only] = found;
      if (only === undefined || found.length > 1) {
        throw new Error(`${found.length} resources of the template are named ${construct}`);
      }
      return only;
    },
    asset: (objectKey) => assets.get(objectKey),
  };
};
