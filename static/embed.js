// Sets the height of Lignes claires frames. Only our frames, only from our origin (none in a sandbox), only sane heights.
(() => {
	const { origin } = new URL(document.currentScript.src);
	const frames = () =>
		[...document.querySelectorAll('iframe')].filter((one) => one.src.startsWith(`${origin}/`));
	addEventListener('message', ({ data, origin: from, source }) => {
		if (data?.type !== 'lignes-claires:hauteur' || !Number.isFinite(data.hauteur)) return;
		for (const frame of frames())
			if (frame.contentWindow === source && (from === origin || (from === 'null' && frame.sandbox.length)))
				frame.style.height = `${Math.min(6000, Math.max(120, Math.ceil(data.hauteur)))}px`;
	});
	for (const frame of frames()) frame.contentWindow.postMessage({ type: 'lignes-claires:mesure' }, '*');
})();
