import { escapeXml } from '#lib/drawing/xml.ts';

/** Where a figure is embedded, and how large. */
export interface EmbedSpec {
	/** Address of the embed. */
	readonly src: string;
	readonly titre: string;
	readonly height: number;
	/** Pixels, or the whole room. */
	readonly width: number | '100%';
	/** Address of the page of the figure. */
	readonly page: string;
}

/**
 * The frame alone: it works at its height without any script, and is never wider than its column. No browser shows what it
 * holds; a blog that takes the frame from those who may not write one leaves that, the address of the figure alone on its
 * line, which it shows as a figure.
 */
function iframeCode({ src, titre, height, width, page }: EmbedSpec): string {
	const most = width === '100%' ? '' : `;max-width:${width}px`;
	return `<iframe src="${escapeXml(src)}" title="${escapeXml(titre)}" width="100%" height="${height}" frameborder="0" loading="lazy" style="border:0${most}" referrerpolicy="strict-origin-when-cross-origin">\n${escapeXml(page)}\n</iframe>`;
}

/** The frame, and the one script that gives it its height. */
export function embedCode(spec: EmbedSpec): string {
	return `${iframeCode(spec)}\n<script src="${escapeXml(new URL('/embed.js', spec.src).href)}" async></script>`;
}

/**
 * What a blog pastes: the figure in words with its link, which it shows where there is no frame (feeds, mail), then the frame.
 * WordPress keeps these elements and attributes alone, hides the words once the frame speaks, and needs them to listen to it.
 */
export function pastedCode(
	{ src, titre, height }: Omit<EmbedSpec, 'width' | 'page'>,
	{ page, words }: { readonly page: string; readonly words: string }
): string {
	const quote = `<blockquote class="wp-embedded-content"><a href="${escapeXml(page)}">${escapeXml(titre)}</a> ${escapeXml(words)}</blockquote>`;
	return `${quote}<iframe class="wp-embedded-content" src="${escapeXml(src)}" title="${escapeXml(titre)}" width="100%" height="${height}" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"></iframe>`;
}

/** For sites that strip frames: the picture, its text alternative and a link. */
export function imageCode(image: string, page: string, titre: string): string {
	return `<a href="${escapeXml(page)}"><img src="${escapeXml(image)}" alt="${escapeXml(titre)}" style="max-width:100%;height:auto"></a>`;
}
