/** A placeholder until the pages are here. */
export function App() {
  return (
    <main>
      <h1>Kinetoscope</h1>
    </main>
  );
}
