package dev.awo.worker.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the scan of a file of 1,000 lines, warm. Argument: rounds (default 200). */
public final class ScanBenchmark {
  private static final int LINES = 1_000;

  private ScanBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    System.out.println(LINES + " lines, milliseconds of " + rounds + " rounds");
    units().forEach((name, unit) -> measure(name, unit, rounds));
  }

  private static void measure(String name, String unit, int rounds) {
    StringBuilder content = new StringBuilder();
    int lines = (int) unit.lines().count();
    for (int i = 0; i * lines < LINES; i++) {
      content.append(unit.replace("NAME", "name" + i));
    }
    ScanRequest request = ScanRequest.whole(name, content.toString());
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < rounds * 2; i++) {
      long start = System.nanoTime();
      SourceScanner.scan(request);
      times.add((System.nanoTime() - start) / 1e6);
    }
    double[] warm =
        times.subList(rounds, times.size()).stream().mapToDouble(t -> t).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-8s median %5.1f  p95 %5.1f  worst %5.1f%n",
        name,
        warm[rounds / 2],
        warm[rounds * 95 / 100],
        Arrays.stream(warm).max().orElse(0));
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put(
        "a.ts",
        """
        export async function NAME(items: Item[], limit = 10): Promise<string[]> {
          const seen = new Map<string, number>();
          for (const item of items) {
            if (!item.id || seen.has(item.id)) {
              continue;
            }
            seen.set(item.id, item.values.filter((v) => v > 0).length);
          }
          const text = `${seen.size} of ${items.length}`;
          return [...seen.keys()].slice(0, limit).map((id) => id + ': ' + text);
        }
        """);
    units.put(
        "a.py",
        """
        def NAME(items, limit=10):
            seen = {}
            for item in items:
                if not item.id or item.id in seen:
                    continue
                seen[item.id] = len([v for v in item.values if v > 0])
            text = f"{len(seen)} of {len(items)}"
            return [key + ": " + text for key in list(seen)[:limit]]


        """);
    units.put(
        "a.java",
        """
        class NAME {
          private final Map<String, Integer> seen = new LinkedHashMap<>();

          List<String> list(List<Item> items, int limit) {
            for (Item item : items) {
              if (item.id() == null || seen.containsKey(item.id())) {
                continue;
              }
              seen.put(item.id(), (int) item.values().stream().filter(v -> v > 0).count());
            }
            String text = seen.size() + " of " + items.size();
            return seen.keySet().stream().limit(limit).map(id -> id + ": " + text).toList();
          }
        }
        """);
    units.put(
        "a.go",
        """
        func NAME(items []Item, limit int) []string {
        	seen := map[string]int{}
        	for _, item := range items {
        		if item.ID == "" {
        			continue
        		}
        		seen[item.ID] = len(item.Values)
        	}
        	text := fmt.Sprintf("%d of %d", len(seen), len(items))
        	return append([]string{}, text)
        }
        """);
    units.put(
        "a.sh",
        """
        NAME() {
          local file count=0
          for file in "$1"/*.txt; do
            if [ ! -f "$file" ]; then
              continue
            fi
            count=$((count + $(wc -l <"$file")))
          done
          printf '%s: %d\\n' "$1" "$count"
        }
        """);
    units.put(
        "a.rb",
        """
        def NAME(items, limit = 10)
          seen = {}
          items.each do |item|
            next if item.id.nil? || seen.key?(item.id)
            seen[item.id] = item.values.count { |v| v > 0 }
          end
          text = "#{seen.size} of #{items.size}"
          seen.keys.first(limit).map { |id| id + ": " + text }
        end
        """);
    return units;
  }
}
