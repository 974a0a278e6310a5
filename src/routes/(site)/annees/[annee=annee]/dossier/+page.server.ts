import { fail } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { writeQuery } from '#lib/domain/query.ts';
import { inWordThread, NotWritten } from '#lib/export/docx/dossier/word-thread.ts';
import { WORD_TYPE } from '#lib/export/docx/house-document.ts';
import { LetterheadRefused } from '#lib/export/docx/letterhead/open-letterhead.ts';
import { receivedLetterhead } from '#lib/export/docx/letterhead/received.ts';
import { fileName } from '#lib/export/file-name.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { TooBusy } from '#lib/server/fair-line.ts';
import { wordDossier } from '../../../../annees/word-dossier.ts';
import { askedOfYear } from '../../../../annees/year-asked.ts';
import { ask } from '../../../../ask.ts';
import { inLine } from '../../../../figures/rendered.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (asked) => {
		const annee = Number(params.annee);
		const query = askedOfYear(locals.db, asked, annee);
		return { annee, filtres: writeQuery(query, {}) };
	});

/** Why a letterhead is not filled, in a sentence. */
function refusalOf(cause: unknown): { readonly status: number; readonly refus: string } {
	if (cause instanceof LetterheadRefused) return { status: 422, refus: cause.message };
	if (cause instanceof NotWritten)
		return {
			status: 422,
			refus: tr(
				fr`Ce document n'a pas pu être lu en entier. Enregistrez-le à nouveau depuis Word, ou partez de l'exemple.`,
				'This document could not be read whole. Save it again from Word, or start from the example.'
			)
		};
	if (cause instanceof TooBusy)
		return {
			status: 503,
			refus: tr(
				fr`Trop de documents sont demandés en même temps. Recommencez dans quelques secondes.`,
				'Too many documents are being requested at once. Try again in a few seconds.'
			)
		};
	throw cause;
}

export const actions: Actions = {
	/** Fills the letterhead that is sent: nothing of it is kept. */
	default: async ({ locals: { db }, url, params, request }) => {
		const annee = Number(params.annee);
		const [query, version] = ask(db, url, (asked) => {
			const found = askedOfYear(db, asked, annee);
			return [found, select(db, found).version] as const;
		});
		try {
			const modele = await receivedLetterhead(request);
			const made = await inLine(
				'document',
				() => inWordThread(() => wordDossier(db, { ...query, v: version }, annee, url.origin), modele),
				request.signal
			);
			const { octets, remplis = [], vides = [], inconnus = [] } = made;
			return {
				nom: `${fileName('rapport', { ...query, de: annee, a: annee }, version)}.docx`,
				// Nothing is kept here: the file travels in its page.
				adresse: `data:${WORD_TYPE};base64,${Buffer.from(octets).toString('base64')}`,
				...{ remplis, vides, inconnus }
			};
		} catch (cause) {
			const { status, refus } = refusalOf(cause);
			return fail(status, { refus });
		}
	}
};
