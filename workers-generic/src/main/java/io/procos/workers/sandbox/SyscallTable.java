package io.procos.workers.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code syscalls.txt} says for one architecture.
 *
 * @param last the highest number that is allowed at all
 */
record SyscallTable(int last, List<SyscallRule> rules) {

    static SyscallTable of(Architecture architecture) {
        int last = 0;
        List<SyscallRule> rules = new ArrayList<>();
        for (String line : Resource.text("syscalls.txt").lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length < 4 || line.startsWith("#") || words[architecture.column()].equals("-")) {
                continue;
            }
            if (words[0].equals("last")) {
                last = Integer.parseInt(words[architecture.column()]);
            } else {
                rules.add(SyscallRule.of(words[architecture.column()], words[3], words.length > 4 ? words[4] : ""));
            }
        }
        return new SyscallTable(last, List.copyOf(rules));
    }
}
