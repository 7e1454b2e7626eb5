"use client";
/**
 * Shown when the frame itself fails, so nothing of it can be used: no translations, no theme, no styles of ours.
 * Both languages stand side by side.
 */
export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "4rem auto", maxWidth: "32rem", padding: "0 1rem" }}>
        <title>Loopwise</title>
        <h1>Something went wrong</h1>
        <p>It is our fault. What you have typed is kept in this browser. Try again in a moment.</p>
        <div lang="zh-Hans">
          <h2>出错了</h2>
          <p>这是我们的问题。你输入的内容已保存在此浏览器中。请稍后重试。</p>
        </div>
        <button type="button" onClick={() => retry()}>
          Try again · 重试
        </button>
      </body>
    </html>
  );
}
