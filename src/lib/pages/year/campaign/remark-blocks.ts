import MarkdownIt from 'markdown-it';
import { typeset } from '#lib/domain/typography.ts';
import { webAddress } from '#lib/domain/web-address.ts';

/** Words written alike. */
export interface RemarkRun {
	readonly texte: string;
	readonly gras: boolean;
	readonly italique: boolean;
	/** The web address that they lead to. */
	readonly lien: string | null;
}

/** A piece of the remarks of a campaign, for any way to show it: whatever is typed in them, never more than these. */
export type RemarkBlock =
	| { readonly genre: 'paragraphe' | 'titre' | 'citation'; readonly mots: readonly RemarkRun[] }
	| {
			readonly genre: 'liste';
			readonly ordonnee: boolean;
			readonly puces: readonly (readonly RemarkRun[])[];
	  };

type Reader = InstanceType<typeof MarkdownIt>;
type Token = ReturnType<Reader['parse']>[number];

/** Markdown without HTML, pictures, tables or code: what is not read stays as it is typed. */
const markdown: Readonly<Reader> = (() => {
	const reader = new MarkdownIt('zero', { html: false, linkify: true });
	reader.enable(['newline', 'escape', 'entity', 'emphasis', 'link', 'linkify']);
	reader.enable(['list', 'blockquote', 'heading']);
	reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
	reader.validateLink = (url) => webAddress(url) !== null;
	return reader;
})();

function runsOf(tokens: readonly Token[]): RemarkRun[] {
	const runs: RemarkRun[] = [];
	let [gras, italique] = [0, 0];
	let lien: string | null = null;
	for (const token of tokens) {
		const { type, content, nesting } = token;
		if (type.startsWith('strong')) gras += nesting;
		else if (type.startsWith('em_')) italique += nesting;
		else if (type.startsWith('link')) lien = nesting > 0 ? String(token.attrGet('href')) : null;
		else {
			const texte = type === 'softbreak' ? ' ' : type === 'hardbreak' ? '\n' : content;
			if (texte !== '') runs.push({ texte: typeset(texte), gras: gras > 0, italique: italique > 0, lien });
		}
	}
	return runs;
}

/** What some Markdown says, in French typography. Links lead to web addresses only. */
export function remarkBlocks(text: string): RemarkBlock[] {
	const blocks: RemarkBlock[] = [];
	let [lists, quotes, heading] = [0, 0, 0];
	let items: (readonly RemarkRun[])[] = [];
	for (const token of markdown.parse(text, {})) {
		const { type, nesting } = token;
		if (type.endsWith('_list_open') && lists === 0) {
			items = [];
			blocks.push({ genre: 'liste', ordonnee: type.startsWith('ordered'), puces: items });
		}
		if (/_list_(open|close)$/.test(type)) lists += nesting;
		else if (type.startsWith('blockquote')) quotes += nesting;
		else if (type.startsWith('heading')) heading += nesting;
		else if (type === 'inline') {
			const mots = runsOf(token.children ?? []);
			if (mots.length === 0) continue;
			if (lists > 0) items.push(mots);
			else blocks.push({ genre: heading > 0 ? 'titre' : quotes > 0 ? 'citation' : 'paragraphe', mots });
		}
	}
	return blocks;
}
