import { z } from 'zod';
import { REFERENCE_TABLES, type Reference, type ReferenceTable } from '#lib/domain/reference-tables.ts';
import { isInHundredths } from '#lib/ingest/cells/reference-cells.ts';
import { columnWords } from '#lib/words/tending/column-words.ts';
import { optionWords } from '#lib/words/tending/option-words.ts';

/** One choice of a list. */
export interface Choice {
	readonly valeur: string;
	readonly nom: string;
}

/** A field of a form, made from the schema of its column. */
export interface Field {
	readonly colonne: string;
	readonly nom: string;
	readonly aide: string;
	readonly sorte: 'texte' | 'long' | 'nombre' | 'liste' | 'proposee' | 'jour';
	/** An empty cell is refused. */
	readonly requis: boolean;
	readonly choix: readonly Choice[];
}

const LONG = /^(?:note|ou|raison|texte|definition|methode)(?:_..)?$/;
const ONE_DAY = /^(?:envoyee|recue|etat_date)$/;
const OF_SCHEME = /^(?:dispositif|inclus_dans)$/;
/** Columns that name a document of `sources.csv`. */
const OF_SOURCE: Partial<Record<ReferenceTable, string>> = {
	intitules: 'source',
	recherches: 'source',
	arbitrages: 'source_retenue',
	motifs: 'source',
	relances: 'source',
	victimes: 'source'
};

/** The values that a schema allows, when they are a closed list. */
function valuesOf(schema: unknown): readonly string[] | null {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return valuesOf(schema.unwrap());
	if (schema instanceof z.ZodPipe) return valuesOf(schema.in);
	if (schema instanceof z.ZodEnum)
		return schema.options.filter((option): option is string => typeof option === 'string');
	return null;
}

function isNumber(schema: unknown): boolean {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return isNumber(schema.unwrap());
	return schema instanceof z.ZodPipe ? isNumber(schema.in) : schema instanceof z.ZodNumber;
}

/** The fields of a row of a vocabulary, in the order of its columns. */
export function fieldsOf(table: ReferenceTable, reference: Reference): Field[] {
	return Object.entries(REFERENCE_TABLES[table].row.shape).map(([colonne, schema]): Field => {
		const requis = ['', null].every((empty) => !schema.safeParse(empty).success);
		const common = { colonne, requis, ...columnWords(table, colonne), choix: [] };
		const values = valuesOf(schema);
		if (values !== null || OF_SCHEME.test(colonne)) {
			const all = values ?? reference.dispositifs.map(({ id }) => id);
			const choix = all
				.filter((valeur) => valeur !== '')
				.map((valeur) => ({ valeur, nom: optionWords(colonne, valeur, reference) }));
			return { ...common, sorte: 'liste', choix };
		}
		if (OF_SOURCE[table] === colonne) {
			const choix = reference.sources.map(({ id, titre }) => ({ valeur: id, nom: titre }));
			return { ...common, sorte: 'proposee', choix };
		}
		if (ONE_DAY.test(colonne)) return { ...common, sorte: 'jour' };
		if (LONG.test(colonne)) return { ...common, sorte: 'long' };
		return { ...common, sorte: isNumber(schema) && !isInHundredths(table, colonne) ? 'nombre' : 'texte' };
	});
}
