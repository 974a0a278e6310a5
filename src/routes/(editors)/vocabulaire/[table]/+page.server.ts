import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { fieldsOf } from '#lib/server/tending/tables/fields.ts';
import { searchRows, writtenRow } from '#lib/server/tending/tables/standing-rows.ts';
import { TABLE_TITLES } from '#lib/words/file-columns.ts';
import { optionWords } from '#lib/words/tending/option-words.ts';
import { mayGrow, tableOf } from '../../_tending/tables.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 6;
const LONG = 140;

/** A cell of the list: its choice in words, a long text cut. */
const shorten = (text: string) => (text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text);

export const load: PageServerLoad = ({ locals: { db }, params, url }) => {
	const table = tableOf(params.table);
	const reference = readReference(db, currentVersion(db));
	const fields = fieldsOf(table, reference);
	const q = (url.searchParams.get('q') ?? '').slice(0, 200);
	const asked = Number(url.searchParams.get('page'));
	const found = searchRows(db, table, q, Number.isInteger(asked) && asked > 0 ? asked : 1);
	const shown = fields.filter(({ colonne }) => !colonne.endsWith('_en')).slice(0, SHOWN);
	return {
		table,
		titre: TABLE_TITLES[table],
		q,
		ajout: mayGrow(table),
		colonnes: shown.map(({ nom }) => nom),
		count: found.count,
		page: found.page,
		pages: found.pages,
		rows: found.rows.map(({ id, row }) => {
			const written = writtenRow(table, row);
			const key = encodeURIComponent(written['id'] ?? '');
			return {
				id,
				adresse: table === 'cles' ? `cles/feuille?cle=${key}` : `${table}/${id}`,
				cellules: shown.map(({ colonne, sorte }) => {
					const value = written[colonne] ?? '';
					return shorten(sorte === 'liste' && value !== '' ? optionWords(colonne, value, reference) : value);
				})
			};
		})
	};
};
