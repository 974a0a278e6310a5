import { z } from 'zod';
import { fold } from '#lib/domain/fold.ts';
import { DateIso } from '#lib/domain/funding-line.ts';
import { SECTIONS, type SectionId } from '#lib/pages/year/dossier/blocks.ts';

const Empreinte = z.string().regex(/^[0-9a-f]{8}$/, { error: 'huit signes de 0 à 9 ou de a à f' });

/** A figure or a table of a part. */
const Place = z.string().regex(new RegExp(`^(?:${SECTIONS.join('|')})/[a-z0-9-]+$`), {
	error: 'une figure ou un tableau d’une partie'
});

/** A line of text, as long as a title may be. */
const Titre = z
	.string()
	.trim()
	.min(1, { error: 'un titre' })
	.max(120, { error: 'cent vingt signes au plus' })
	.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, { error: 'une seule ligne' });

/** An evaluation frozen at a version of the data, as its file records it. */
export const CampaignRecord = z.strictObject({
	annee: z.coerce
		.number({ error: 'une année' })
		.int({ error: 'une année' })
		.min(1990, { error: 'une année' })
		.max(2100, { error: 'une année' }),
	titre: Titre,
	version: z.coerce
		.number({ error: 'un numéro de version' })
		.int({ error: 'un numéro de version' })
		.min(1, { error: 'un numéro de version' }),
	/** Day of the version. */
	date: DateIso,
	/** Day on which it was frozen. */
	figee: DateIso,
	/** The filters as an address writes them, without its year and version; `''` for none. */
	filtres: z.string().max(500),
	/** SHA-256 of the lines of the version, as `npm run export -- --v N` writes them. */
	lignes: z.string().regex(/^[0-9a-f]{64}$/, { error: 'une empreinte SHA-256' }),
	/** The empreinte of each of its figures and tables, by part: `formes/repartition-annee`, `depense/tableau-depense`. */
	empreintes: z.record(Place, Empreinte)
});
export type CampaignRecord = z.infer<typeof CampaignRecord>;

/** Something of each part. */
export const ofEachPart = <T>(of: (id: SectionId) => T): Record<SectionId, T> =>
	Object.fromEntries(SECTIONS.map((id) => [id, of(id)])) as Record<SectionId, T>;

/** The remarks of a campaign: Markdown, by part. */
export type Remarks = Readonly<Record<SectionId, string>>;

/** A campaign as its file says it. */
export interface Campaign extends CampaignRecord {
	/** The name of its file and of its address. */
	readonly id: string;
	readonly remarques: Remarks;
}

/** A file that is no campaign: where, and what to mend, in French. */
export interface BrokenCampaign {
	readonly id: string;
	readonly ligne: number;
	readonly phrase: string;
}

/** The name of a campaign in files and addresses: `2018-reunion-de-novembre`; `null` for a title without letter or digit. */
export function campaignId(annee: number, titre: string): string | null {
	const words = fold(titre.toUpperCase()).match(/[a-z0-9]+/g) ?? [];
	const slug = words.join('-').slice(0, 60).replace(/-$/, '');
	return slug === '' ? null : `${annee}-${slug}`;
}

const HEAD = ['annee', 'titre', 'version', 'date', 'figee', 'filtres', 'lignes'] as const;
const EMPREINTE = 'empreinte ';

/** What each part is for, told to whoever writes under it. */
const ABOUT: Readonly<Record<SectionId, string>> = {
	constat: 'Le constat de l’année : ce qu’il faut en retenir, ce qui est contesté.',
	formes: 'Les formes de traite que cet argent vise.',
	depense: 'Ce qui a été promis, voté, dépensé.',
	evolution: 'Ce qui a changé depuis l’année d’avant, et pourquoi.',
	besoins: 'Les besoins à côté des moyens.',
	inconnu: 'Ce qui manque : les questions posées, les réponses reçues.',
	sources: 'Les sources et la méthode.'
};

/** The file of a campaign: what is frozen, then the remarks, or an empty place for those of each part. */
export function writeCampaign(record: CampaignRecord, remarques: Partial<Remarks> = {}): string {
	const head = HEAD.map((name) => `${name}: ${record[name]}`.trimEnd());
	const prints = Object.entries(record.empreintes).map(([key, print]) => `${EMPREINTE}${key}: ${print}`);
	const parts = SECTIONS.flatMap((id) => ['', `## ${id}`, '', remarques[id] || `<!-- ${ABOUT[id]} -->`]);
	return [
		...['---', ...head, ...prints, '---', ''],
		'<!-- Ce qui est entre les deux traits est figé : ne le changez pas. Vos remarques s’écrivent en Markdown sous',
		'chaque partie (paragraphes, listes, *italique*, **gras**, [lien](https://…)) ; ce qui est entre ces signes-ci',
		'ne se montre pas. -->',
		...[...parts, '']
	].join('\n');
}

/** A text without its comments, line for line; then the line of one that nothing closes before the next part, `-1` for none. */
function withoutComments(text: string): readonly [string, number] {
	const plain = text.replace(/<!--[\s\S]*?-->/g, (comment) =>
		/<!--[\s\S]*(<!--|^## )/m.test(comment) ? comment : comment.replace(/[^\n]+/g, '')
	);
	const open = plain.indexOf('<!--');
	return [plain, open < 0 ? -1 : plain.slice(0, open).split('\n').length];
}

/** Reads the file of a campaign, as any editor of texts may have left it. */
export function readCampaign(id: string, file: string): Campaign | BrokenCampaign {
	const broken = (ligne: number, phrase: string): BrokenCampaign => ({ id, ligne, phrase });
	const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const lines = text.split('\n');
	const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
	if (lines[0]?.trimEnd() !== '---' || end < 0)
		return broken(1, 'ce qui est figé se tient entre deux lignes de trois traits (---), en tête du fichier.');
	const given = new Map<string, { readonly value: string; readonly at: number }>();
	for (const [index, line] of lines.slice(1, end).entries()) {
		if (line.trim() === '') continue;
		const [, name, value] = /^([^:]+?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
		if (name === undefined || value === undefined)
			return broken(index + 2, `« ${line} » ne s’écrit pas « nom: valeur ».`);
		if (given.has(name)) return broken(index + 2, `« ${name} » est écrit deux fois.`);
		given.set(name, { value, at: index + 2 });
	}
	const empreintes: Record<string, string> = {};
	const raw: Record<string, unknown> = { empreintes };
	for (const [name, { value }] of given)
		if (name.startsWith(EMPREINTE)) empreintes[name.slice(EMPREINTE.length)] = value;
		else raw[name] = value;
	const read = CampaignRecord.safeParse(raw);
	if (!read.success) {
		const [issue] = read.error.issues;
		const path = issue?.path.map(String) ?? [];
		const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
		const name = unknown ?? (path[0] === 'empreintes' ? `${EMPREINTE}${path[1] ?? ''}` : (path[0] ?? ''));
		const at = given.get(name)?.at ?? end + 1;
		if (unknown !== undefined) return broken(at, `« ${name} » n’est pas un nom connu : ${HEAD.join(', ')}.`);
		if (!given.has(name)) return broken(at, `« ${name} » manque.`);
		return broken(at, `« ${name} » : ${issue?.message ?? ''} est attendu.`);
	}
	const body = readRemarks(lines.slice(end + 1).join('\n'));
	if ('phrase' in body) return broken(end + 1 + body.ligne, body.phrase);
	return { ...read.data, id, remarques: body };
}

function readRemarks(text: string): Remarks | Omit<BrokenCampaign, 'id'> {
	const [plain, open] = withoutComments(text);
	if (open >= 0)
		return { ligne: open, phrase: 'un commentaire ouvert par « <!-- » n’est pas fermé par « --> ».' };
	const found = new Map<SectionId, string[]>();
	let current: string[] | null = null;
	for (const [index, line] of plain.split('\n').entries()) {
		const [, title] = /^##\s+(.*?)\s*#*\s*$/.exec(line) ?? [];
		if (title === undefined) {
			if (current) current.push(line);
			else if (line.trim() !== '')
				return {
					ligne: index + 1,
					phrase: `« ${line.trim().slice(0, 60)} » n’est sous aucune partie (## constat, par exemple).`
				};
			continue;
		}
		const id = SECTIONS.find((one) => one === fold(title));
		if (id === undefined)
			return { ligne: index + 1, phrase: `« ${title} » n’est pas une partie : ${SECTIONS.join(', ')}.` };
		if (found.has(id)) return { ligne: index + 1, phrase: `la partie « ${id} » est écrite deux fois.` };
		found.set(id, (current = []));
	}
	return ofEachPart((id) => (found.get(id) ?? []).join('\n').trim());
}
