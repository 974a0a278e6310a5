import { error, fail, redirect } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { campaignFiles } from '#lib/server/campaign-files.ts';
import { journaled } from '#lib/server/accounts/journal.ts';
import { readSettings } from '#lib/server/settings.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { confirmWork, orderName, tryWork } from '#lib/server/tending/orders.ts';
import { receiptOf } from '#lib/server/tending/receipt.ts';
import { editorOf, placeHere, unansweredFor } from '../../../../importing.ts';
import { endOf } from '../../../../journal-of-orders.ts';
import { alike } from '../../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db }, params }) => {
	const receipt = receiptOf(db, Number(params.version), campaignFiles(readSettings(process.env).dataFolder));
	if (!receipt)
		error(
			404,
			tr(
				`Il n’y a pas de reçu pour la version ${params.version} : la dernière version est la ${currentVersion(db)}.`,
				`There is no receipt for version ${params.version}: the latest version is ${currentVersion(db)}.`
			)
		);
	return receipt;
};

/** Does what a form asks; what is refused is said on the page. */
async function asked<T>(work: () => Promise<T>) {
	try {
		return await work();
	} catch (cause) {
		const { status, message } = unansweredFor(cause);
		return fail(status, { refus: message });
	}
}

const typed = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
};

const MOTIF_CHARS = 2_000;

export const actions: Actions = {
	/** What undoing the version would do. */
	effet: ({ locals, params, request }) =>
		asked(async () => {
			editorOf(locals);
			const outcome = await tryWork(placeHere(request), { quoi: 'retrait', version: Number(params.version) });
			return 'effet' in outcome ? { effet: outcome.effet, bouge: false, motif: '' } : {};
		}),
	/** Undoes the version, if its effect is still the one shown. */
	annuler: async ({ locals, params, request, url }) => {
		const editeur = editorOf(locals);
		const form = await request.formData();
		const [empreinte, vue] = [typed(form, 'empreinte'), Number(typed(form, 'vue'))];
		const motif = typed(form, 'motif').slice(0, MOTIF_CHARS);
		const work = { quoi: 'retrait', version: Number(params.version) } as const;
		const ordre = orderName({ sender: editeur.id, what: work, vue, empreinte });
		const outcome = await asked(() =>
			journaled(
				editeur,
				'retrait',
				`version ${work.version}`,
				(geste) => confirmWork(placeHere(request), work, { empreinte, geste, ordre, motif }),
				endOf
			)
		);
		if (!('issue' in outcome)) return outcome;
		if ('version' in outcome) redirect(303, alike(url, `/importer/recu/${outcome.version}`));
		return fail(409, { effet: outcome.effet, bouge: true, motif });
	}
};
