// For tests: inputs of any method, made from its schema in the contract, so that a new method is tried without a word about it.
import fc from 'fast-check';
import { z } from 'zod';
import { CleanupId, CleanupPlanId } from '../../../shared/deletion/deletion-schema.ts';
import { ExportId } from '../../../shared/export/export-schema.ts';
import { FilmId } from '../../../shared/export/film-schema.ts';
import { CameraId, CandidateId, ClipId, FolderId, UnrecognisedId, VolumeId } from '../../../shared/ids.ts';
import { Instant, ZoneId } from '../../../shared/schema.ts';

/** Every id a page can send. */
export const idSchemas = {
  CameraId, CandidateId, CleanupId, CleanupPlanId, ClipId, ExportId, FilmId, FolderId, UnrecognisedId, VolumeId,
} as const;
export type IdName = keyof typeof idSchemas;
/** Ids that mean something in the core under test. */
export type KnownIds = Readonly<Partial<Record<IdName, readonly unknown[]>>>;

type Schema = z.core.$ZodType;

function idNameOf(schema: Schema): IdName | null {
  const found = Object.entries(idSchemas).find(([, id]) => id === schema);
  return found === undefined ? null : (found[0] as IdName);
}

function partsOf(schema: Schema): readonly Schema[] {
  if (schema instanceof z.ZodObject) return Object.values(shapeOf(schema));
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return [schema.unwrap()];
  return schema instanceof z.ZodUnion ? schema.options : [];
}

/** The ids an input takes, at any depth. */
export function idsIn(schema: Schema): ReadonlySet<IdName> {
  const own = idNameOf(schema);
  return own === null ? new Set(partsOf(schema).flatMap((part) => [...idsIn(part)])) : new Set([own]);
}

/** zod types the shape of an object it knows nothing about as `any`. */
function shapeOf(schema: z.ZodObject): Readonly<Record<string, Schema>> {
  return schema.shape;
}

const zones = ['America/New_York', 'UTC', 'Asia/Kathmandu'];
const instants = [0, Date.UTC(2026, 10, 5), 8.64e15];

/**
 * Valid inputs with these ids: every way of a union and every word of a list at least once, every id that is given. What may be left
 * out is, unless it takes ids, so that as much as possible is meant.
 */
export function validInputs(schema: Schema, known: KnownIds): readonly unknown[] {
  const id = idNameOf(schema);
  if (id !== null) return known[id] ?? [];
  if (schema === ZoneId) return zones.slice(0, 1);
  if (schema === Instant) return instants;
  if (schema instanceof z.ZodObject) return rowsOf(shapeOf(schema), known);
  if (schema instanceof z.ZodArray) return validInputs(schema.element, known).map((one) => [one]);
  if (schema instanceof z.ZodOptional) return idsIn(schema).size === 0 ? [undefined] : [undefined, ...validInputs(schema.unwrap(), known)];
  if (schema instanceof z.ZodNullable) return [...validInputs(schema.unwrap(), known), null];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => validInputs(option, known));
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodBoolean) return [false, true];
  if (schema instanceof z.ZodNumber) return [Math.max(1, schema.minValue ?? 1, -1_000_000)];
  if (schema instanceof z.ZodString) return ['{time} {camera}'];
  throw new Error(`No input is known for ${schema._zod.def.type}.`);
}

/** Each key takes each of its values once, while the others take turns: not every combination. */
function rowsOf(shape: Readonly<Record<string, Schema>>, known: KnownIds): readonly unknown[] {
  const columns = Object.entries(shape).map(([key, schema]) => [key, validInputs(schema, known)] as const);
  if (columns.some(([, values]) => values.length === 0)) return [];
  const count = Math.max(1, ...columns.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, row): unknown =>
    Object.fromEntries(columns.map(([key, values]) => [key, values[row % values.length]]).filter(([, value]) => value !== undefined)));
}

const strings = [
  '', '.', '..', '../../etc/passwd', '/etc/passwd', 'C:\\Windows\\win.ini', '\\\\server\\share', '%2e%2e%2f', 'a\0b', '__proto__', 'constructor', 'toString', '\ud800', '\u202e',
  "'; DROP TABLE clips; --", '<script>alert(1)</script>', '{camera}', '{', '${1+1}', 'x'.repeat(5000), 'CON', 'blink', 'file:///etc/passwd', 'America/New_York',
];
const numbers = [0, -0, -1, 1, 2 ** 31, 2 ** 53, -(2 ** 53), 0.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 8.64e15, 8.64e15 + 1];
const anyText = fc.oneof(fc.constantFrom(...strings), fc.string({ unit: 'binary', maxLength: 12 }));
const anyNumber = fc.oneof(fc.constantFrom(...numbers), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const anyJson = fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}), fc.jsonValue({ maxDepth: 3 }));

/** Inputs that are right in most places and anything at all in some. */
export function fuzzedInput(schema: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 60, arbitrary: shaped(schema, known) }, { weight: 1, arbitrary: anyJson });
}

function shaped(schema: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  const id = idNameOf(schema);
  if (id !== null) {
    const given = known[id] ?? [];
    return given.length === 0 ? anyJson : fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...given) }, { weight: 1, arbitrary: schema instanceof z.ZodString ? anyText : anyNumber });
  }
  if (schema === ZoneId) return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...zones) }, { weight: 1, arbitrary: anyText });
  if (schema === Instant) return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...instants) }, { weight: 8, arbitrary: fc.integer({ min: -8.64e15, max: 8.64e15 }) }, { weight: 1, arbitrary: anyNumber });
  if (schema instanceof z.ZodObject) {
    const optional = Object.entries(shapeOf(schema)).filter(([, part]) => part instanceof z.ZodOptional).map(([key]) => key);
    const model = Object.fromEntries(Object.entries(shapeOf(schema)).map(([key, part]) => [key, fuzzedInput(part, known)]));
    return fc.record(model, { requiredKeys: Object.keys(model).filter((key) => !optional.includes(key)) });
  }
  if (schema instanceof z.ZodArray) return fc.array(fuzzedInput(schema.element, known), { maxLength: 5 });
  if (schema instanceof z.ZodOptional) return fuzzedInput(schema.unwrap(), known);
  if (schema instanceof z.ZodNullable) return fc.option(fuzzedInput(schema.unwrap(), known));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => shaped(option, known)));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) {
    const range = { min: Math.max(Math.ceil(schema.minValue ?? 0), -(2 ** 31)), max: Math.min(Math.floor(schema.maxValue ?? 2000), 2 ** 31) };
    return fc.oneof({ weight: 12, arbitrary: fc.integer(range.min <= range.max ? range : { min: 0, max: 1 }) }, { weight: 1, arbitrary: anyNumber });
  }
  if (schema instanceof z.ZodString) return anyText;
  throw new Error(`No input is known for ${schema._zod.def.type}.`);
}
