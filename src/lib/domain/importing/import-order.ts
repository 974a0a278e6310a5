import { z } from 'zod';
import { REFERENCE_TABLES } from '#lib/domain/reference-tables.ts';
import { ETAPES, NATURES } from '#lib/domain/vocabulary.ts';
import { Correction } from './correction.ts';

const text = z.string().trim().max(400);

/** What a person decided about how a file is read, as the options of the command line would say it. */
export const ReadingChoices = z.strictObject({
	profile: text.optional(),
	fiche: text.optional(),
	feuille: text.optional(),
	encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']).optional(),
	delimiter: z.enum([';', ',', '\t']).optional(),
	decimal: z.enum([',', '.']).optional(),
	unit: z.enum(['euros', 'milliers', 'millions']).optional(),
	/** Physical line of the header, 1 for the first. */
	ligneEnTete: z.int().min(1).max(1_048_576).optional(),
	exercice: z.int().min(1990).max(2100).optional(),
	constantes: z
		.partialRecord(z.enum(['etape', 'dispositif', 'source', 'payeur', 'nature', 'attribution']), text)
		.optional(),
	allProgrammes: z.boolean().optional(),
	/** Columns that nothing reads may look personal: they stay in the bytes, which are then for editors alone. */
	ignoreColumns: z.boolean().optional()
});
export type ReadingChoices = Readonly<z.infer<typeof ReadingChoices>>;

/** One file of an order: its bytes were sent beforehand, and go by their SHA-256. */
export const OrderedFile = z.strictObject({
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	nom: z.string().trim().min(1).max(200),
	lecture: ReadingChoices,
	corrections: z.array(Correction).max(20_000)
});
export type OrderedFile = Readonly<z.infer<typeof OrderedFile>>;

/** A total that the document states and that a person typed, in cents. */
export const ControlTotal = z.strictObject({
	dispositif: text,
	exercice: z.int(),
	etape: z.enum(ETAPES),
	nature: z.enum(NATURES),
	centimes: z.int()
});
export type ControlTotal = Readonly<z.infer<typeof ControlTotal>>;

/**
 * What the browser sends to see the effect of files on the base, then to confirm it. Reading sheets and words that were
 * decided on the way are rows of `lectures.csv` and `synonymes.csv`, brought in by the same version.
 */
export const ImportOrder = z.strictObject({
	fichiers: z.array(OrderedFile).min(1).max(50),
	lectures: z.array(REFERENCE_TABLES.lectures.row).max(5_000),
	synonymes: z.array(REFERENCE_TABLES.synonymes.row).max(2_000),
	/** Rows that cannot be read wait in quarantine; else they refuse everything. */
	laisser: z.boolean(),
	/** What the import takes away without replacing it was shown and is meant. */
	confirme: z.boolean(),
	totaux: z.array(ControlTotal).max(200),
	motif: z.string().trim().max(2_000),
	/** The version on which the effect was shown; `null` when none was yet. */
	vue: z.int().nullable()
});
export type ImportOrder = Readonly<z.infer<typeof ImportOrder>>;
