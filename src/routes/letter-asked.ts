import { error } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import type { Letter } from '#lib/domain/letters/letter.ts';
import { receptionDay } from '#lib/domain/letters/response-clock.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { letterFileName } from '#lib/export/file-name.ts';
import { letterOf } from '#lib/pages/letters/letter.server.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { OPEN } from './api/v1/answer.ts';
import { ask } from './ask.ts';

/** What the route of a letter, or of one of its files, is asked with. */
interface AskedWith {
	readonly locals: App.Locals;
	readonly url: URL;
	readonly params: { readonly annee: string; readonly dispositif: string };
}

/** The letter of an address, in French whatever the language of the page. A 404 where nothing is to be asked of others. */
export function letterAsked({ locals, url, params }: AskedWith): Letter {
	const { dispositif } = params;
	const exercice = Number(params.annee);
	const letter = ask(locals.db, url, (query) => {
		const recue = receptionDay(url.searchParams, locals.today);
		return inLanguage('fr', () => letterOf(locals.db, query, exercice, dispositif, recue));
	});
	if (letter !== null) return letter;
	error(
		404,
		tr(
			fr`Aucune lettre n'est à envoyer sur « ${dispositif} » pour ${exercice} : aucune question n'y est ouverte. Ce que nous n'avons pas encore cherché ou lu ne se demande à personne.`,
			`No letter is to be sent about “${dispositif}” for ${exercice}: no question is open there. What we have not yet searched for or read is asked of nobody.`
		)
	);
}

/** A letter as a file to save; `made` are its bytes. */
export function letterFile(letter: Letter, ending: 'docx' | 'txt', type: string, made: Uint8Array): Response {
	const name = letterFileName(letter.dispositif, letter.exercice, letter.version);
	return new Response(new Uint8Array(made), {
		headers: {
			...OPEN,
			'content-type': type,
			'content-disposition': `attachment; filename="${name}.${ending}"`,
			etag: `"${createHash('sha256').update(made).digest('hex').slice(0, 16)}"`
		}
	});
}
