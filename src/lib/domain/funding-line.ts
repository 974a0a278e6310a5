import { z } from 'zod';
import { checkFormeSpec } from './forme-spec.ts';
import { fitsRounding, MAX_CENTIMES } from './money.ts';
import { MAX_WEB_ADDRESS, webAddress } from './web-address.ts';
import { ATTRIBUTIONS, ETAPES, NATURES, NIVEAUX, PREUVES, ROLES } from './vocabulary.ts';

const text = (max = 2000) => z.string().max(max);
const nullableText = (max = 2000) => z.string().min(1).max(max).nullable();

/** `2020-11/2022-04`: the months covered when they are not one budget year. */
export const Periode = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])\/\d{4}-(0[1-9]|1[0-2])$/);

/** A calendar day, or the month or year when the source gives no more: `2018-07-05`, `2018-07`, `2018`. */
export const DateIso = z
	.string()
	.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { abort: true })
	// 30 February has the shape of a day and is none.
	.refine((text) => {
		const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
		return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
	});

/** Nine digits. The checksum is a warning of the importer, not part of the type: some published numbers fail it. */
export const Siren = z.string().regex(/^\d{9}$/);

/**
 * One published amount with its source (« ligne »). Field names are the columns of the canonical CSV. `null` means that
 * the source does not say; a line without amount does not exist (R10).
 */
export const FundingLine = z
	.strictObject({
		exercice: z.int().min(1990).max(2100),
		/** Id of a row of `dispositifs.csv`. */
		dispositif: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
		programme: nullableText(20),
		action: nullableText(20),
		sous_action: nullableText(20),
		etape: z.enum(ETAPES),
		nature: z.enum(NATURES),
		/** Column `montant`, in cents. */
		centimes: z.int().min(-MAX_CENTIMES).max(MAX_CENTIMES),
		/** The step in cents to which the source rounds, `null` when it gives the exact amount. */
		arrondi: z.int().positive().nullable(),
		niveau: z.enum(NIVEAUX),
		poste: nullableText(300),
		libelle: nullableText(),
		role: z.enum(ROLES),
		/** See `FormeSpec`. */
		forme: z.string().refine((spec) => checkFormeSpec(spec) === null),
		attribution: z.enum(ATTRIBUTIONS).nullable(),
		beneficiaire: nullableText(500),
		siren: Siren.nullable(),
		/** Who pays, when it is not the ministry of the dispositif; never the source, which is the document. */
		payeur: nullableText(500),
		periode: Periode.nullable(),
		preuve: z.enum(PREUVES).nullable(),
		/** Id of a row of `sources.csv`, or the title of a source that has no row. */
		source: text(500).min(1),
		source_page: nullableText(300),
		source_url: z
			.string()
			.max(MAX_WEB_ADDRESS)
			.refine((text) => webAddress(text) !== null)
			.nullable(),
		source_date: DateIso.nullable(),
		note: nullableText(4000)
	})
	.refine((line) => line.forme === 'NV' || line.attribution !== null, { path: ['attribution'] })
	.refine(({ centimes, arrondi }) => arrondi === null || fitsRounding(centimes, arrondi), {
		path: ['arrondi']
	});
export type FundingLine = z.infer<typeof FundingLine>;

/** Columns of the canonical CSV, in their order. `montant` is `centimes` written in euros. */
export const COLONNES_LIGNE = [
	'exercice',
	'dispositif',
	'programme',
	'action',
	'sous_action',
	'etape',
	'nature',
	'montant',
	'arrondi',
	'niveau',
	'poste',
	'libelle',
	'role',
	'forme',
	'attribution',
	'beneficiaire',
	'siren',
	'payeur',
	'periode',
	'preuve',
	'source',
	'source_page',
	'source_url',
	'source_date',
	'note'
] as const;
export type ColonneLigne = (typeof COLONNES_LIGNE)[number];
