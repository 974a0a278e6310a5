import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { enter, typedRows } from '../../../_tending/entry.ts';
import { formOf, mayGrow, newRow, tableOf } from '../../../_tending/tables.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db, today }, params, url }) => {
	const table = tableOf(params.table);
	if (!mayGrow(table)) error(404, tr('Cette liste est fermée.', 'This list is closed.'));
	return { ...formOf(db, table), depart: newRow(db, table, url.searchParams, today) };
};

export const actions: Actions = {
	default: async (event) => {
		const table = tableOf(event.params.table);
		const form = await event.request.formData();
		return enter(event, form, { table, typed: typedRows(form).slice(0, 1), out: [] });
	}
};
