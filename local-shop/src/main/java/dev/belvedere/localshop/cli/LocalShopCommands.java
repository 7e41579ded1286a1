package dev.belvedere.localshop.cli;

import dev.belvedere.app.cli.CommandProvider;
import java.io.PrintStream;
import java.util.List;

/** The commands {@code demo}, {@code try} and {@code shop}. */
public final class LocalShopCommands implements CommandProvider {

    @Override
    public List<Object> commands(PrintStream out) {
        return List.of(new DemoCommand(out), new TryCommand(out), new ShopCommand(out));
    }
}
