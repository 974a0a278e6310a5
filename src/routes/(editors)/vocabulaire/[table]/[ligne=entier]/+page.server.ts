import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { standingRow, writtenRow } from '#lib/server/tending/tables/standing-rows.ts';
import { enter, typedRows } from '../../../_tending/entry.ts';
import { formOf, mayGrow, tableOf } from '../../../_tending/tables.ts';
import { textOf } from '../../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db }, params, request }) => {
	const table = tableOf(params.table);
	const found = standingRow(db, table, Number(params.ligne));
	// A form that was sent tells itself that its row is gone, and keeps what was typed.
	if (!found && request.method === 'GET')
		error(
			404,
			tr(
				fr`Cette ligne n'est plus en vigueur : elle a été changée ou retirée. Revenez à la liste.`,
				'This row no longer stands: it was changed or taken out. Go back to the list.'
			)
		);
	return {
		...formOf(db, table),
		depart: found ? writtenRow(table, found.row) : {},
		version: found?.version ?? null,
		retirable: mayGrow(table)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const table = tableOf(event.params.table);
		const form = await event.request.formData();
		const leaves = mayGrow(table) && (textOf(form, 'faire') === 'retirer' || form.has('retirer'));
		const typed = leaves ? [] : typedRows(form).slice(0, 1);
		return enter(event, form, { table, typed, out: [Number(event.params.ligne)] });
	}
};
