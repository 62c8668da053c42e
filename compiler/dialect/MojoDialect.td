// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The `mojo` dialect itself.
#ifndef KILN_MOJO_DIALECT
#define KILN_MOJO_DIALECT

include "mlir/IR/DialectBase.td"

def Mojo_Dialect : Dialect {
  let name = "mojo";
  let cppNamespace = "::kiln::mojo";
  let summary = "Checked Mojo programs: concrete types, variables in memory, control flow as a graph";
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let dependentDialects = ["::mlir::cf::ControlFlowDialect"];
  let extraClassDeclaration = [{
    void registerTypes();
    void registerAttributes();

    /// The file, line and column of a `#mojo.place`.
    std::function<::mlir::FileLineColLoc(uint32_t)> expandPlace;
  }];
}

#endif
