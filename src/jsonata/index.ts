// The public entry of the JSONata compiler.
export { BUILTIN_FUNCTIONS, type BuiltinFunction } from './builtin-functions.ts';
export { type Bindings, type CompiledJsonata, type CompileOptions, compileJsonata } from './compile.ts';
export { type ErrorDetails, JsonataError } from './errors.ts';
export type { PatternProblem } from './linear-pattern.ts';
export { LinearRegExp, linearProblem } from './linear-regex.ts';
export { notLowered, type UnloweredConstruct } from './not-lowered.ts';
export { type ExpressionProblem, type ParsedExpression, parseExpression } from './parse-expression.ts';
export { plainJson } from './plain.ts';
export {
  type GeneratedCode,
  type GeneratedCodeOptions,
  generatedCode,
} from './readable/generated-code.ts';
export { type ExpressionFunction, type ReferenceOptions, referenceEvaluate } from './reference.ts';
export {
  type ArmReference,
  type FunctionReference,
  type NameReference,
  type PathReference,
  type References,
  type RegexReference,
  referencesOf,
} from './references.ts';
export type { JsonSchema } from './shape.ts';
export {
  type EmitOptions,
  type EmitRefusal,
  type EmittedModule,
  emitModule,
} from './standalone/emit-module.ts';
export { nameText, stringText, valueText } from './text.ts';
export type * from './tree.ts';
