// The public entry of the JSONata compiler.
export { BUILTIN_FUNCTIONS, type BuiltinFunction } from './builtin-functions.ts';
export {
  type Bindings,
  type CompiledJsonata,
  type CompileOptions,
  compileJsonata,
} from './compile/compile.ts';
export { notLowered, type UnloweredConstruct } from './compile/not-lowered.ts';
export { plainJson } from './compile/plain.ts';
export { type ExpressionFunction, type ReferenceOptions, referenceEvaluate } from './compile/reference.ts';
export { type ErrorDetails, JsonataError } from './errors.ts';
export type { JsonSchema } from './lower/shape.ts';
export { type ExpressionProblem, type ParsedExpression, parseExpression } from './parse/parse-expression.ts';
export {
  type ArmReference,
  type FunctionReference,
  type NameReference,
  type PathReference,
  type References,
  type RegexReference,
  referencesOf,
} from './parse/references.ts';
export { nameText, stringText, valueText } from './parse/text.ts';
export type * from './parse/tree.ts';
export {
  type GeneratedCode,
  type GeneratedCodeOptions,
  generatedCode,
} from './readable/generated-code.ts';
export type { PatternProblem } from './regex/linear-pattern.ts';
export { LinearRegExp, linearProblem } from './regex/linear-regex.ts';
export {
  type EmitOptions,
  type EmitRefusal,
  type EmittedModule,
  emitModule,
} from './standalone/emit-module.ts';
