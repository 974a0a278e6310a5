import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { LARGEST, LetterheadRefused, tooLarge } from './open-letterhead.ts';

/** What a form puts around a file. */
const AROUND = 100_000;

/** The bytes of the letterhead that a form sends as `modele`. Throws `LetterheadRefused` with a sentence. */
export async function receivedLetterhead(request: Request): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length') ?? 0) > LARGEST + AROUND)
		throw new LetterheadRefused(tooLarge());
	const sent = await request.formData().then(
		(form) => form.get('modele'),
		// Longer than the server takes, cut on its way, or no form.
		() => null
	);
	if (!(sent instanceof File) || sent.size === 0)
		throw new LetterheadRefused(
			tr(
				fr`Aucun document n'est arrivé : choisissez un .docx de 5 Mo au plus.`,
				'No document arrived: choose a .docx of 5 MB at most.'
			)
		);
	if (sent.size > LARGEST) throw new LetterheadRefused(tooLarge());
	return new Uint8Array(await sent.arrayBuffer());
}
