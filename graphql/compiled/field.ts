import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNullableType,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { columnRead } from '../rows-plugin.js';
import type { Fragments } from './selected-fields.js';

export type Path = GraphQLResolveInfo['path'];
type Arguments = Record<string, unknown>;

/** One execution of a compiled query. */
export interface Run {
  context: unknown;
  schema: GraphQLResolveInfo['schema'];
  fragments: Fragments;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  /** of fields whose arguments name variables, by the field, worked out once for all rows */
  given: Map<CompiledField, Arguments>;
}

/** Makes what stands in the answer of what a resolver gave; a promise of it where anything below is one. Throws for every fault. */
export type Complete = (value: unknown, info: FieldInfo, path: Path | undefined) => unknown;

const NO_ARGUMENTS: Arguments = Object.freeze({});

/** A field of a document: what the document and the schema say of it, looked up once. */
export class CompiledField {
  readonly resolve: NonNullable<GraphQLField<unknown, unknown>['resolve']>;
  /** reads the value without a resolver; undefined where one is needed */
  readonly read: ReturnType<typeof columnRead>;
  readonly #fixed: Arguments | undefined;

  constructor(
    /** in the answer */
    readonly name: string,
    readonly definition: GraphQLField<unknown, unknown>,
    readonly parentType: GraphQLObjectType,
    readonly nodes: readonly [FieldNode, ...FieldNode[]],
    readonly complete: Complete,
  ) {
    this.resolve = definition.resolve ?? defaultFieldResolver;
    this.read = isLeafType(getNullableType(definition.type)) ? columnRead(this.resolve) : undefined;
    if (definition.args.length === 0) this.#fixed = NO_ARGUMENTS;
    else if (!nodes[0].arguments?.some(({ value }) => namesVariables(value)))
      this.#fixed = getArgumentValues(definition, nodes[0]);
  }

  argumentsIn({ given, variables }: Run): Arguments {
    if (this.#fixed) return this.#fixed;
    let values = given.get(this);
    if (!values) {
      values = getArgumentValues(this.definition, this.nodes[0], variables);
      given.set(this, values);
    }
    return values;
  }
}

const namesVariables = (value: ValueNode): boolean => {
  if (value.kind === Kind.LIST) return value.values.some(namesVariables);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => namesVariables(field.value));
  return value.kind === Kind.VARIABLE;
};

/** What a resolver may ask of the field that it answers. Few ask, so it is put together where one does. */
export class FieldInfo implements GraphQLResolveInfo {
  #path: Path | undefined;

  constructor(
    readonly field: CompiledField,
    readonly run: Run,
    /** where its parent stands in the answer */
    readonly above: Path | undefined,
  ) {}

  get path(): Path {
    const { name: key, parentType } = this.field;
    this.#path ??= { prev: this.above, key, typename: parentType.name };
    return this.#path;
  }
  get fieldName() {
    return this.field.definition.name;
  }
  get fieldNodes() {
    return this.field.nodes;
  }
  get returnType() {
    return this.field.definition.type;
  }
  get parentType() {
    return this.field.parentType;
  }
  get schema() {
    return this.run.schema;
  }
  get fragments() {
    return this.run.fragments;
  }
  get rootValue() {
    return undefined;
  }
  get operation() {
    return this.run.operation;
  }
  get variableValues() {
    return this.run.variables;
  }
}
