namespace Runway.Tests.Gallery;

/// <summary>The scripts that run in the page.</summary>
internal static class PageScripts
{
    /// <summary>Waits until every picture is decoded and every video has its first frame, and counts them.</summary>
    public const string Facts = """
        (async () => {
          const pictures = [...document.querySelectorAll('.media img')];
          for (const picture of pictures) { picture.loading = 'eager'; await picture.decode(); }
          const media = [...document.querySelectorAll('video, audio')];
          await Promise.all(media.map(m => new Promise((done, fail) => {
            m.addEventListener('loadeddata', done, { once: true });
            m.addEventListener('error', () => fail(m.error.message), { once: true });
            m.preload = 'auto';
            m.load();
          })));
          const background = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
          return {
            pictures: pictures.map(p => p.naturalWidth),
            videos: [...document.querySelectorAll('video')].filter(v => v.videoWidth > 0).length,
            sounds: [...document.querySelectorAll('audio')].filter(a => a.duration > 0).length,
            hacked: 'hacked' in window,
            fits: document.documentElement.scrollWidth <= innerWidth,
            dark: background[0] < 128,
            height: document.documentElement.scrollHeight,
          };
        })()
        """;

    /// <summary>Waits until the page is painted.</summary>
    public const string NextFrame = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    /// <summary>Texts whose contrast to the background is below 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
    public const string LowContrast = """
        (() => {
          const rgba = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
          const light = c => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]); };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
          const found = [];
          document.querySelectorAll('details').forEach(d => d.open = true);
          for (const e of document.querySelectorAll('body *:not(script):not(dialog):not(dialog *)')) {
            if ([...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) {
              const a = light(rgba(getComputedStyle(e).color)), b = light(behind(e));
              const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
              if (ratio < 4.5) found.push(`${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}: ${ratio.toFixed(2)}`);
            }
          }
          document.querySelectorAll('details').forEach(d => d.open = false);
          return found;
        })()
        """;

    /// <summary>Elements without a name for screen readers, and elements that the keyboard cannot reach.</summary>
    public const string Nameless = """
        [...document.querySelectorAll('img:not(dialog img), video, audio, button, a, input, svg[role=img]')]
          .filter(e => !(e.alt || e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label') || e.querySelector('img[alt]')?.alt) || e.tabIndex < -1)
          .map(e => e.outerHTML.slice(0, 80))
        """;

    public const string FilterFailed = "document.querySelector('input[value=failed]').click();" + Shown;

    public const string FindFog = """
        document.querySelector('input[value=all]').click();
        document.querySelector('input[type=search]').value = 'FOG gen4';
        document.querySelector('input[type=search]').dispatchEvent(new Event('input', { bubbles: true }));
        """ + Shown;

    /// <summary>Opens the large view of the first picture and uses the keyboard.</summary>
    public const string OpenViewer = """
        document.querySelector('input[type=search]').value = '';
        document.querySelector('input[type=search]').dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector('.zoom').click();
        (() => {
          const viewer = document.querySelector('.viewer');
          const before = viewer.querySelector('img').alt;
          viewer.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
          return { open: viewer.open, moved: viewer.querySelector('img').alt !== before };
        })()
        """;

    private const string Shown = "({ cards: document.querySelectorAll('.card:not([hidden])').length, says: document.querySelector('.count').textContent })";
}
