/** The imports of a WebAssembly module with their signatures, which no JavaScript API tells, and a way to call them. */
import { findSection, readUnsigned, sectionId } from "#lib/grading/sandbox/image/wasm-binary.ts";

export type ValueType = "i32" | "i64" | "f32" | "f64" | "externref" | "funcref";

export interface FunctionImport {
  module: string;
  name: string;
  parameters: ValueType[];
  results: ValueType[];
}

const codes: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, funcref: 0x70, externref: 0x6f };
const valueTypes = new Map(Object.entries(codes).map(([type, code]) => [code, type as ValueType]));
const kinds = { function: 0, global: 3 };

export function functionImports(bytes: Uint8Array): FunctionImport[] {
  const types = functionTypes(bytes);
  const reader = new Reader(bytes, findSection(bytes, sectionId.import).start);
  const found: FunctionImport[] = [];
  for (let left = reader.number(); left > 0; left--) {
    const [module, name, kind] = [reader.text(), reader.text(), reader.number()];
    if (kind === kinds.function) found.push({ module, name, ...(types[reader.number()] ?? unknownType()) });
    else if (kind === kinds.global) reader.skip(2);
    else throw new Error(`an import of kind ${kind}`);
  }
  return found;
}

function functionTypes(bytes: Uint8Array): Pick<FunctionImport, "parameters" | "results">[] {
  const reader = new Reader(bytes, findSection(bytes, sectionId.type).start);
  return Array.from({ length: reader.number() }, () => {
    reader.skip(1); // "a function's type follows"
    return { parameters: reader.types(), results: reader.types() };
  });
}

function unknownType(): never {
  throw new Error("an import of a type that is not there");
}

class Reader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  number(): number {
    const { value, next } = readUnsigned(this.#bytes, this.#at);
    this.#at = next;
    return value;
  }

  text(): string {
    const length = this.number();
    this.skip(length);
    return new TextDecoder().decode(this.#bytes.subarray(this.#at - length, this.#at));
  }

  types(): ValueType[] {
    return Array.from({ length: this.number() }, () => valueTypes.get(this.number()) ?? unknownType());
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}

/**
 * The host's function as a guest calls it: its arguments and its result pass through a signature of WebAssembly, which
 * turns numbers into what the types can hold and throws for a result that is none.
 */
export function throughWebAssembly(
  { parameters, results }: Pick<FunctionImport, "parameters" | "results">,
  target: (...args: never[]) => unknown,
): (...args: (number | bigint)[]) => unknown {
  const section = (id: number, ...content: number[]) => [id, content.length, ...content];
  const typesOf = (types: ValueType[]) => [types.length, ...types.map((type) => codes[type])];
  const bytes = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(sectionId.type, 1, 0x60, ...typesOf(parameters), ...typesOf(results)),
    ...section(sectionId.import, 1, 1, 0x68, 1, 0x66, 0, 0), // "h" "f": function of type 0
    ...section(sectionId.export, 1, 1, 0x66, 0, 0), // "f": function 0
  ]);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { h: { f: target as () => unknown } });
  return instance.exports.f as (...args: (number | bigint)[]) => unknown;
}
