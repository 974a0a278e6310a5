import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import {
	KEY_COLUMNS,
	keyRows,
	rowsOfSheet,
	SHARES,
	sheetOf,
	standingSheet,
	sumOfShares,
	type KeySheet
} from '#lib/server/tending/tables/key-sheet.ts';
import { enter } from '../../../_tending/entry.ts';
import { formOf, newRow } from '../../../_tending/tables.ts';
import { textOf } from '../../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const sums = (sheet: KeySheet) =>
	Object.fromEntries(SHARES.map((share) => [share, sumOfShares(sheet, share)])) as Record<
		(typeof SHARES)[number],
		number | null
	>;

export const load: PageServerLoad = ({ locals: { db, today }, url }) => {
	const asked = url.searchParams.get('cle');
	const rows = asked === null ? [] : keyRows(db, asked);
	if (asked !== null && rows.length === 0)
		error(404, tr('Cette clé n’existe pas.', 'This key does not exist.'));
	const sheet =
		rows.length > 0 ? standingSheet(rows) : sheetOf([], newRow(db, 'cles', url.searchParams, today));
	const { formes } = readReference(db, currentVersion(db));
	return {
		cle: asked,
		sheet,
		sommes: sums(sheet),
		fields: formOf(db, 'cles').fields.filter(({ colonne }) => KEY_COLUMNS.some((one) => one === colonne)),
		formes: FORMES_ATTRIBUEES.map((code) => {
			const row = formes.find((one) => one.code === code);
			return { code, nom: row ? labelOf(row) : code };
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { db } = event.locals;
		const asked = event.url.searchParams.get('cle');
		const form = await event.request.formData();
		const out = asked === null ? [] : keyRows(db, asked).map(({ id }) => id);
		const leaves = asked !== null && (textOf(form, 'faire') === 'retirer' || form.has('retirer'));
		const commun = Object.fromEntries(KEY_COLUMNS.map((column) => [column, textOf(form, `0.${column}`)]));
		const shares = FORMES_ATTRIBUEES.map((forme) => ({
			forme,
			...Object.fromEntries(SHARES.map((share) => [share, textOf(form, `${forme}.${share}`)]))
		}));
		const sheet = sheetOf(shares, commun);
		const typed = leaves ? [] : rowsOfSheet(sheet);
		const sent = { sheet, sommes: sums(sheet), retire: leaves };
		if (!leaves && typed.length === 0) return { ...sent, entered: null, vide: true };
		const entered = await enter(event, form, { table: 'cles', typed, out });
		return 'data' in entered
			? { ...sent, entered: entered.data, vide: false }
			: { ...sent, entered, vide: false };
	}
};
